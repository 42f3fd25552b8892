// The table of scenarios, which the demo shows and the tests check.
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

export const SCENARIOS: readonly Scenario[] = [
  ...successScenarios,
  ...settingsScenarios,
  ...idTokenScenarios,
  ...exchangeScenarios,
  ...expectationScenarios,
  ...diagnoseScenarios,
  ...sourceScenarios,
  ...endpointScenarios,
  ...sessionScenarios,
  ...networkScenarios,
];
