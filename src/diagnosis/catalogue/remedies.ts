// Steps that several findings advise. Pure.
import type { RoleArn } from '../../aws/arn.ts';
import type { IdTokenClaims, OperatingSystem } from '../../facts.ts';
import { asciiJson } from '../../text.ts';
import { renderCloudFormation } from '../../trust-policy/cloudformation.ts';
import { generateTrustPolicy } from '../../trust-policy/generate.ts';
import { renderTerraform } from '../../trust-policy/terraform.ts';
import type { FixStep } from './explanation.ts';

/** Whose policy is to be written, and for which token. */
export interface PolicySubject {
  readonly role: RoleArn;
  readonly claims: IdTokenClaims;
  readonly region: string;
}

/** The narrowest policy to paste, in three languages; none where the subject leaves open which repository it is of. */
export function trustPolicySteps({ role, claims }: PolicySubject): readonly FixStep[] {
  const policy = generateTrustPolicy(role, claims);
  if (policy === undefined) {
    return [
      {
        text: 'No safe policy can be written for this subject, since it does not name the repository: others would be trusted as well. Add "repo" to the claims of which the subject is made, then trust that.',
      },
    ];
  }
  return [
    {
      text: `If this run should have the role, its trust policy in account ${role.account} must accept it. The narrowest one that does:`,
      snippet: { language: 'json', text: asciiJson(policy) },
    },
    {
      text: 'The same for Terraform:',
      snippet: { language: 'hcl', text: renderTerraform(policy) },
      inSummaryOnly: true,
    },
    {
      text: 'The same for CloudFormation, under the properties of the role:',
      snippet: { language: 'yaml', text: renderCloudFormation(policy) },
      inSummaryOnly: true,
    },
  ];
}

/** Where AWS keeps what it received. */
export function cloudTrailStep({ region }: PolicySubject): FixStep {
  const command =
    'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity';
  return {
    text: 'What AWS received, and in which account, CloudTrail shows there:',
    snippet: { language: 'sh', text: `${command} --region ${region}` },
    inSummaryOnly: true,
  };
}

const CLOCK_COMMANDS: Readonly<Record<OperatingSystem, string>> = {
  Linux: 'sudo chronyc makestep # and keep chronyd running; on EC2 with the server 169.254.169.123 (Amazon Time Sync)',
  Windows: 'w32tm /resync /force # and keep the service W32Time running',
  macOS: 'sudo sntp -sS time.apple.com # and keep "Set time and date automatically" on',
};

/**
 * How to set the clock on this machine, or on each kind of machine where it is not known which this is.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html
 */
export function synchroniseClock(os: OperatingSystem | undefined): FixStep {
  const commands = os === undefined ? Object.values(CLOCK_COMMANDS) : [CLOCK_COMMANDS[os]];
  return {
    text: "Synchronise the runner's clock, and keep a time service running:",
    snippet: { language: 'sh', text: commands.join('\n') },
  };
}

/** Claims come from outside: in a command to paste they must stay one word. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
