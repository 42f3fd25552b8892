// A step's output, as the web page shows it: groups, annotations, masks, stopped commands.
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CommandProcessor } from '../../sandbox/runner/command-processor.ts';
import { createSecretMasker } from '../../sandbox/runner/secret-masker.ts';
import { StepLog } from '../../sandbox/runner/step-log.ts';

const WORKSPACE = resolve('/srv/octo-repo');

function run(lines: readonly string[], debug = false): { log: StepLog; processor: CommandProcessor } {
  const log = new StepLog({ masker: createSecretMasker(), workspace: WORKSPACE, debug });
  const processor = new CommandProcessor(log);
  for (const line of lines) processor.write(line);
  return { log, processor };
}

describe('CommandProcessor', () => {
  describe('when lines are text and messages', () => {
    it('prints them as the page does', () => {
      const { log } = run(['text', '::warning::careful', '::notice::note', '::error::one%0Atwo', '::debug::unseen']);
      expect(log.lines).toEqual(['text', 'Warning: careful', 'Notice: note', 'Error: one', 'two']);
      expect(log.hasFailed).toBe(false);
    });

    it('indents groups, and ends one where the next begins', () => {
      const { log } = run(['::group::A', 'in a', '::group::B', 'in b', '::endgroup::', 'out', '::endgroup::', 'out']);
      expect(log.lines).toEqual(['▼ A', '  in a', '▼ B', '  in b', 'out', 'out']);
    });
  });

  describe('when a value is masked', () => {
    it('hides it from then on, in text, messages and group titles, but not in titles and files of annotations', () => {
      const lines = [
        's3cret',
        '::add-mask::s3cret',
        's3cret',
        '::group::s3cret',
        '::error title=s3cret,file=s3cret::s3cret',
      ];
      const { log, processor } = run(lines);
      expect(log.lines).toEqual(['s3cret', '***', '▼ ***', '  Error: ***']);
      expect(log.annotations).toEqual([expect.objectContaining({ message: '***', title: 's3cret', file: 's3cret' })]);
      expect(processor.masks).toEqual(['s3cret']);
    });

    it('unescapes the value first', () => {
      expect(run(['::add-mask::a%25b', 'a%b']).log.lines).toEqual(['***']);
    });

    it('warns of a blank value and masks nothing', () => {
      const { log, processor } = run(['::add-mask:: ', 'a b']);
      expect(log.annotations.map(({ level }) => level)).toEqual(['warning']);
      expect(log.lines.at(-1)).toBe('a b');
      expect(processor.masks).toEqual([]);
    });
  });

  describe('when commands are stopped', () => {
    it('prints them until the token comes, which is masked if it is long', () => {
      const lines = [
        '::stop-commands::pause-here',
        '::error::x',
        '::add-mask::text',
        '::pause-here::',
        '::error::y',
        'text',
      ];
      const { log } = run(lines);
      expect(log.lines).toEqual([
        '::stop-commands::***',
        '::error::x',
        '::add-mask::text',
        '::***::',
        'Error: y',
        'text',
      ]);
    });

    it.each(['', 'pause-logging', 'error', 'stop-commands'])('refuses the token %j', (token) => {
      const { log } = run([`::stop-commands::${token}`, '::notice::still']);
      expect(log.hasFailed).toBe(true);
      expect(log.lines.at(-1)).toBe('Notice: still');
    });
  });

  describe('when a command is disabled, deprecated or wrong', () => {
    it.each(['::set-env name=A::b', '::add-path::/x', '::echo::loud'])('fails the step for %s', (line) => {
      const { log } = run([line]);
      expect(log.hasFailed).toBe(true);
      expect(log.annotations.map(({ level }) => level)).toEqual(['error', 'error']);
    });

    it('keeps outputs and state, with a warning', () => {
      const { log, processor } = run(['::set-output name=o::1', '::save-state name=s::2', '::set-output::3']);
      expect([processor.outputs, processor.state]).toEqual([{ o: '1' }, { s: '2' }]);
      expect(log.annotations.map(({ level }) => level)).toEqual(['warning', 'warning', 'error']);
    });
  });

  describe('when the job is debugged', () => {
    it('shows debug lines and echoes commands, without values of masks', () => {
      const { log } = run(
        ['::debug::seen', '::add-mask::s3cret', '::save-state name=a::b', '::echo::off', '::group::x'],
        true,
      );
      expect(log.lines).toEqual([
        '##[debug]seen',
        '::add-mask::***',
        '::save-state name=a::b',
        expect.stringContaining('Warning: '),
        '::echo::off',
        '▼ x',
      ]);
    });
  });
});

describe('StepLog', () => {
  describe('when there are many annotations', () => {
    it('keeps ten of each level, and prints all', () => {
      const lines = Array.from({ length: 12 }, (_, index) => [`::error::e${index}`, `::notice::n${index}`]).flat();
      const { log } = run(lines);
      expect(log.annotations.filter(({ level }) => level === 'error')).toHaveLength(10);
      expect(log.annotations.filter(({ level }) => level === 'notice')).toHaveLength(10);
      expect(log.lines).toHaveLength(24);
    });

    it('keeps none without a message', () => {
      expect(run(['::error title=T::']).log.annotations).toEqual([]);
    });
  });

  describe('when a message is long', () => {
    it('cuts it after masking', () => {
      const { log } = run(['::add-mask::aaaaaaaa', `::error::${'aaaaaaaa-'.repeat(1024)}`]);
      expect(log.annotations[0]?.message).toBe('***-'.repeat(1024));
      expect(log.lines).toEqual([`Error: ${'***-'.repeat(1024)}`]);
      expect(run([`::error::${'x'.repeat(5000)}`]).log.annotations[0]?.message).toHaveLength(4096);
    });
  });

  describe('when an annotation has a place', () => {
    const inWorkspace = join(WORKSPACE, '.github', 'a.yml');
    it.each<[string, string, Record<string, unknown>]>([
      ['file and line', 'file=a.yml,line=3', { file: 'a.yml', line: 3, endLine: undefined }],
      ['a range', 'line=3,endLine=5', { line: 3, endLine: 5 }],
      ['columns on one line', 'line=3,endLine=3,col=2,endColumn=4', { line: 3, column: 2, endColumn: 4 }],
      ['only an end line', 'endLine=5', { line: 5, endLine: 5 }],
      ['only an end column', 'line=1,endColumn=5', { column: 5, endColumn: 5 }],
      ['columns without a line', 'col=1,endColumn=2', { line: undefined, column: undefined, endColumn: undefined }],
      ['columns over several lines', 'line=1,endLine=2,col=1', { line: 1, endLine: 2, column: undefined }],
      ['lines the wrong way round', 'line=5,endLine=3', { line: undefined, endLine: undefined }],
      ['columns the wrong way round', 'line=5,col=3,endColumn=2', { line: 5, column: undefined, endColumn: undefined }],
      ['a line that is no number', 'line=x', { line: undefined }],
      ['a path below the workspace', `file=${inWorkspace.replaceAll(':', '%3A')}`, { file: '.github/a.yml' }],
      ['a path elsewhere', `file=${resolve('/srv/x').replaceAll(':', '%3A')}`, { file: resolve('/srv/x') }],
    ])('repairs %s', (_name, properties, expected) => {
      expect(run([`::error ${properties}::m`]).log.annotations[0]).toMatchObject(expected);
    });
  });
});
