// What is mutated, and which unit tests are asked to notice. Pure.

/** Sources that the same tests cover. */
export interface MutationGroup {
  readonly name: string;
  /** Below `src`. */
  readonly sources: readonly string[];
  /** Below `__tests__/unit`, without `.test.ts`. All of them are loaded for each mutant, so only those that are meant to notice. */
  readonly tests: readonly string[];
}

/** The pure core, the parts that decide most first. */
export const MUTATION_GROUPS: readonly MutationGroup[] = [
  {
    name: 'evaluation',
    sources: ['outcome', 'operators', 'values', 'variables', 'condition', 'evaluate', 'near-misses', 'context'].map(
      (file) => `trust-policy/${file}.ts`,
    ),
    tests: ['trust-policy/{condition,evaluate,context}'],
  },
  {
    name: 'subjects',
    sources: ['trust-policy/subject-{match,parts,forms}.ts', 'trust-policy/edit-distance.ts'],
    tests: ['trust-policy/{subject-match,subject-forms,lint}'],
  },
  {
    name: 'secrets',
    sources: ['spellings.ts', 'masking.ts', 'vault.ts', 'secret.ts'],
    tests: ['spellings', 'masking', 'vault', 'secret'],
  },
  { name: 'text', sources: ['util/text.ts', 'report/markdown.ts'], tests: ['util/text', 'report/markdown'] },
  {
    name: 'failures',
    sources: ['failure-kind.ts', 'aws/failure.ts', 'aws/arn.ts', 'aws/partition.ts', 'time.ts'],
    tests: ['failure-kind', 'aws/{failure,arn,partition}', 'time'],
  },
  { name: 'retries', sources: ['retry.ts', 'retry-policy.ts'], tests: ['retry'] },
  {
    name: 'diagnosis',
    sources: ['diagnosis/rules/*.ts', 'diagnosis/*.ts'],
    tests: ['diagnosis/rules/*', 'diagnosis/*'],
  },
  {
    name: 'policies',
    sources: ['parse', 'read-json', 'read-policy', 'read-statement', 'scan-json', 'find-policy'].map(
      (file) => `trust-policy/${file}.ts`,
    ),
    tests: ['trust-policy/parse'],
  },
  { name: 'lints', sources: ['trust-policy/lint*.ts'], tests: ['trust-policy/lint'] },
  {
    name: 'writers',
    sources: ['trust-policy/{generate,terraform,cloudformation}.ts'],
    tests: ['trust-policy/{generate,terraform,cloudformation}'],
  },
  { name: 'settings', sources: ['settings/*.ts'], tests: ['settings/*'] },
  { name: 'tokens', sources: ['github/id-token.ts'], tests: ['github/{id-token,id-token-answer,token-file}'] },
];
