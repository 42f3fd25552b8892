// The table of scenarios, which the demo shows and the tests check.
import { deployedScenarios } from './deployed.ts';
import { endpointScenarios } from './endpoints.ts';
import { exchangeScenarios } from './exchange.ts';
import { diagnoseScenarios, expectationScenarios } from './expectations.ts';
import { idTokenScenarios } from './id-token.ts';
import { networkScenarios } from './network.ts';
import type { Scenario } from './scenario.ts';
import { sessionScenarios } from './session.ts';
import { settingsScenarios } from './settings.ts';
import { sourceScenarios } from './sources.ts';
import { successScenarios } from './success.ts';

/** Scenarios by what people meet, each group with a title. */
export const SCENARIO_GROUPS: readonly { readonly title: string; readonly scenarios: readonly Scenario[] }[] = [
  { title: 'It works', scenarios: successScenarios },
  { title: 'An input is wrong', scenarios: settingsScenarios },
  { title: 'The job gets no ID token', scenarios: idTokenScenarios },
  { title: 'AWS refuses the exchange', scenarios: exchangeScenarios },
  { title: 'A trust policy or a limit is checked', scenarios: expectationScenarios },
  { title: 'A diagnosis role looks up what is deployed', scenarios: deployedScenarios },
  { title: 'Somebody asks why', scenarios: diagnoseScenarios },
  { title: 'Credentials come from somewhere else', scenarios: sourceScenarios },
  { title: 'STS has another address', scenarios: endpointScenarios },
  { title: 'The session is not the requested one', scenarios: sessionScenarios },
  { title: 'The network fails', scenarios: networkScenarios },
];

export const SCENARIOS: readonly Scenario[] = SCENARIO_GROUPS.flatMap(({ scenarios }) => scenarios);
