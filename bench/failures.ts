// Six causes of failure, and how soon each has to be told.
import type { SandboxOptions } from '../sandbox/options.ts';
import type { World } from './contenders.ts';
import type { Program } from './processes.ts';

/** A cause, the world in which it lies, and the time after which it must have been told. */
export interface Cause {
  readonly name: string;
  readonly limitSeconds: number;
  readonly sandbox: SandboxOptions;
  readonly program: (world: World) => Program;
}

/** Long enough to show that it is the deadline that ends the run. */
const TIMEOUT_SECONDS = 3;

const withoutPermission = ({ arguments: parameters, environment }: Program): Program => ({
  arguments: parameters,
  environment: Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('ACTIONS_ID_TOKEN_REQUEST_')),
  ),
});

/** @see the table of budgets in docs/benchmarks.md */
export const CAUSES: readonly Cause[] = [
  {
    name: 'no permission to request an ID token',
    limitSeconds: 0.5,
    sandbox: {},
    program: (world) => withoutPermission(world.main()),
  },
  {
    name: 'an input that breaks its rule',
    limitSeconds: 0.5,
    sandbox: {},
    program: (world) => world.main({ 'role-duration-seconds': 'long' }),
  },
  {
    name: 'an account that is not allowed',
    limitSeconds: 0.5,
    sandbox: {},
    program: (world) => world.main({ 'allowed-account-ids': '444455556666' }),
  },
  {
    name: 'an audience that the provider does not know',
    limitSeconds: 0.5,
    sandbox: {},
    program: (world) => world.main({ audience: 'nobody' }),
  },
  {
    name: 'AccessDenied, tried twice',
    limitSeconds: 4,
    sandbox: {},
    program: (world) => world.main({ 'role-to-assume': 'arn:aws:iam::111122223333:role/other' }),
  },
  {
    name: `an STS that never answers, with ${TIMEOUT_SECONDS} s for the run`,
    limitSeconds: TIMEOUT_SECONDS + 1,
    sandbox: { faults: [{ operation: 'AssumeRoleWithWebIdentity', effect: { kind: 'hang' } }] },
    program: (world) => world.main({ 'action-timeout-s': String(TIMEOUT_SECONDS) }),
  },
];
