// Endpoints in the environment that are not AWS's own. Pure.
import type { ConfiguredEndpoint } from '../../observe/facts.ts';
import type { Endpoint } from '../../settings/settings.ts';
import { phrase, words } from '../../util/words.ts';
import { defineFindings, input, STEP } from '../definition.ts';
import { failureEvidence, hostOf, type OfFailure, stsFailure } from '../evidence.ts';

interface OfStsEndpoint {
  readonly url: string;
}

interface OfServer extends OfFailure {
  /** The input or the variable that names it. */
  readonly variable: Endpoint['source'];
}

interface OfPlainEndpoint extends OfStsEndpoint {
  /** The input or the variable that names it. */
  readonly variable: Endpoint['source'];
}

interface OfLaterEndpoint extends ConfiguredEndpoint {
  /** The host that this run asked. */
  readonly asked: string;
}

export const endpointFindings = defineFindings({
  STS_ENDPOINT_FROM_ENVIRONMENT: {
    severity: 'warning',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text) => ({ url: `https://sts.example/${text}` }),
    explain: ({ url }: OfStsEndpoint) => ({
      title: 'The environment redirects STS to another host',
      cause: words`"AWS_ENDPOINT_URL_STS" is ${url}, which is not an AWS endpoint. That host received this step's requests, and decided which identity was verified.`,
      evidence: [['AWS_ENDPOINT_URL_STS', url]],
      fix: [
        {
          text: words`If you don't expect that host, remove "AWS_ENDPOINT_URL_STS" from the runner, the workflow, or the earlier step that sets it.`,
        },
        {
          text: words`If you do, name it in the step, which silences this warning:`,
          snippet: { language: 'yaml', text: `with:\n  sts-endpoint: ${url}` },
        },
      ],
    }),
  },
  STS_ENDPOINT_NOT_ENCRYPTED: {
    severity: 'warning',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text) => ({ url: `http://localstack/${text}`, variable: 'sts-endpoint' as const }),
    explain: ({ url, variable }: OfPlainEndpoint) => ({
      title: 'Requests to STS are not encrypted',
      cause: words`This step used ${url} over plain HTTP. Anyone on the network in between can read and change tokens and credentials.`,
      evidence: [[variable, url]],
      fix: [
        { text: words`Change ${variable} to an "https://" URL, unless the host is an emulator for tests.` },
        {
          text: words`Never send credentials of a real account to an emulator. How to test with one: "docs/emulators.md" of this action.`,
        },
      ],
    }),
  },
  STS_NAMES_NO_IDENTITY: {
    severity: 'error',
    category: 'configuration',
    retryable: false,
    target: ({ variable }) => (variable === 'sts-endpoint' ? input(variable) : STEP),
    sample: (text): OfServer => ({ ...stsFailure(text), variable: 'sts-endpoint' }),
    explain: ({ failure, variable }: OfServer) => ({
      title: 'This server cannot say whose credentials it gives',
      cause:
        failure.code === 'NO_ARN_IN_ANSWER'
          ? words`${hostOf(failure)} answered "${phrase(failure.operation)}" without the ARN that AWS sends. So this action can't verify whose credentials these are.`
          : words`${hostOf(failure)} has no "GetCallerIdentity" (${failure.code}). So this action can't verify whose credentials these are.`,
      evidence: [...failureEvidence(failure), ['Endpoint from', variable]],
      fix: [
        {
          text: words`Use the server's own client to get its credentials in this workflow, or remove ${variable} to use AWS. MinIO is such a server.`,
        },
        {
          text: words`To test with an emulator that this action can verify, use moto or LocalStack: "docs/emulators.md" of this action.`,
        },
      ],
    }),
  },
  LATER_STEPS_USE_OTHER_ENDPOINT: {
    severity: 'notice',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text) => ({ variable: 'AWS_ENDPOINT_URL' as const, origin: `https://${text}`, asked: 'AWS' }),
    explain: ({ variable, profile, file = '', service, origin, asked }: OfLaterEndpoint) => ({
      title: 'Later steps use another AWS endpoint',
      cause:
        profile === undefined
          ? words`AWS tools in later steps send their requests to another host than this step, because ${variable} is set.`
          : words`AWS tools in later steps send ${service === undefined ? words`their requests` : words`requests to ${service}`} to another host than this step. The profile ${profile} in ${file} sets ${variable}.`,
      comparison: {
        of: 'endpoint',
        rows: [
          ['later steps use', origin],
          ['this step used', asked],
        ],
      },
      evidence: [[profile === undefined ? variable : `${variable} of the profile ${profile}`, origin]],
      fix: [
        {
          text: words`Remove ${variable} where it is set, or add this to steps that need AWS itself:`,
          snippet: { language: 'yaml', text: "env:\n  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true'" },
        },
        { text: words`If later steps need that endpoint, set "sts-endpoint" to it, so that this step uses it, too.` },
      ],
    }),
  },
});
