// The forms for issues: GitHub silently leaves out a form with a mistake.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const FOLDER = resolve(import.meta.dirname, '../../.github/ISSUE_TEMPLATE');

interface Part {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string; readonly value?: string; readonly options?: readonly unknown[] };
  readonly validations?: { readonly required?: boolean };
}
interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Part[];
}

const forms = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yml') && name !== 'config.yml')
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))
  .map(({ name, text }) => ({ name, text, form: parse(text) as Form }));

describe('issue forms', () => {
  it('are for a wrong or missing explanation, a bug, and an idea', () => {
    expect(forms.map(({ name }) => name)).toEqual(['bug.yml', 'diagnosis.yml', 'idea.yml']);
  });

  it.each(forms)('$name has what GitHub asks for', ({ form }) => {
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    const ids = form.body.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, id, attributes } of form.body) {
      expect(['checkboxes', 'dropdown', 'input', 'markdown', 'textarea']).toContain(type);
      if (type === 'markdown') expect(attributes.value).toEqual(expect.any(String));
      else expect({ id, label: attributes.label }).toEqual({ id: expect.any(String), label: expect.any(String) });
      if (['checkboxes', 'dropdown'].includes(type)) expect(attributes.options?.length).toBeGreaterThan(0);
    }
  });

  it.each(forms)('$name asks for no secret', ({ text }) => {
    expect(text).toMatch(/no (?:keys|secrets)|never.*(?:keys|secrets)/i);
  });

  it.each(forms.filter(({ name }) => name !== 'idea.yml'))('$name asks for the code of the finding', ({ form }) => {
    expect(form.body.map(({ id }) => id)).toContain('code');
  });
});
