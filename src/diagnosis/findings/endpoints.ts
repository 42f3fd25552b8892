// Endpoints in the environment that are not AWS's own. Pure.
import type { ConfiguredEndpoint } from '../../observe/facts.ts';
import type { Endpoint } from '../../settings/settings.ts';
import { defineFindings, STEP } from '../definition.ts';

interface OfStsEndpoint {
  readonly url: string;
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
      cause: `AWS_ENDPOINT_URL_STS is set to ${url}, which is not an endpoint of AWS, so that host received the requests of this step and decides which identity was verified.`,
      evidence: [['AWS_ENDPOINT_URL_STS', url]],
      fix: [
        {
          text: 'If that host is intended, name it in the workflow. This silences the warning:',
          snippet: { language: 'yaml', text: `with:\n  sts-endpoint: ${url}` },
        },
        {
          text: 'Otherwise remove AWS_ENDPOINT_URL_STS from the runner, the workflow or the earlier step that sets it.',
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
      title: 'The requests to STS are not encrypted',
      cause: `This step asked ${url} over plain HTTP, so anyone on the network between the runner and that host can read and change tokens and credentials.`,
      evidence: [[variable, url]],
      fix: [
        { text: `Change ${variable} to an https:// URL, unless the host is an emulator for tests.` },
        { text: 'If it is one, never send it credentials of a real account.' },
      ],
    }),
  },
  LATER_STEPS_USE_OTHER_ENDPOINT: {
    severity: 'notice',
    category: 'configuration',
    retryable: false,
    target: STEP,
    sample: (text) => ({ variable: 'AWS_ENDPOINT_URL' as const, origin: `https://${text}`, asked: 'AWS' }),
    explain: ({ variable, origin, asked }: OfLaterEndpoint) => ({
      title: 'Later steps use another AWS endpoint',
      cause: `AWS tools in later steps send their requests to ${origin}, because ${variable} is set to it, but this step asked ${asked}.`,
      evidence: [
        [variable, origin],
        ['This step asked', asked],
      ],
      fix: [
        {
          text: `Remove ${variable} where it is set, or add this to the steps that must reach AWS itself:`,
          snippet: { language: 'yaml', text: "env:\n  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true'" },
        },
        { text: 'If later steps must use that endpoint, set sts-endpoint to it, so that this step asks it, too.' },
      ],
    }),
  },
});
