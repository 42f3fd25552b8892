// Reads a data source `aws_iam_policy_document` as Terraform does: the texts of HCL, then the document that the provider makes.
const LEXEMES =
  /(?<string>"(?:[^"\\\n]|\\.)*")|<<-JSON\n(?<heredoc>.*?)\n *JSON\n|(?<sign>\w+|[{}[\]=])|\s+|#[^\n]*\n|(?<other>.)/gs;
const PIECES =
  /(?<doubled>[$%])\k<doubled>(?=\{)|[$%]\{|\\u(?<four>[\da-f]{4})|\\U(?<eight>[\da-f]{8})|\\(?<short>[nrt"\\])|(?<plain>[^\\])|\\/gu;

/** The text of a string of HCL, read from its beginning as HCL's own scanner does; throws for a template. */
function stringOf(quoted: string): string {
  const pieces = [...quoted.slice(1, -1).matchAll(PIECES)].map(({ groups = {} }) => {
    const { doubled, four, eight, short, plain } = groups;
    const code = four ?? eight;
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    if (short !== undefined) return { n: '\n', r: '\r', t: '\t' }[short] ?? short;
    const text = doubled ?? plain;
    if (text === undefined) throw new Error(`a template, or an unknown escape: ${quoted}`);
    return text;
  });
  return pieces.join('');
}

/** The words and signs of HCL, with `""` for each text, and the texts. */
function readHcl(hcl: string): { shape: string; texts: string[] } {
  const texts: string[] = [];
  const signs = [...hcl.matchAll(LEXEMES)].map(({ groups = {} }) => {
    const { string, heredoc, sign, other } = groups;
    if (other !== undefined || /[$%]\{/.test(heredoc ?? '')) throw new Error(`unexpected: ${other ?? heredoc}`);
    if (string === undefined && heredoc === undefined) return sign ?? '';
    texts.push(string === undefined ? (heredoc ?? '') : stringOf(string));
    return '""';
  });
  return { shape: signs.filter((sign) => sign !== '').join(' '), texts };
}

const FROM_STATEMENT =
  /^data "" "" \{ statement \{ actions = \[ "" \] principals \{ type = "" identifiers = \[ "" \] \}(?: condition \{ test = "" variable = "" values = \[ "" \] \})+ \} \}$/;
const FROM_JSON = 'data "" "" { source_policy_documents = [ "" ] }';

/** What the data source does with identifiers and values, and with nothing else. */
function withVariables(text = ''): string {
  return text.replaceAll('&{', '${');
}

/** The document that the data source makes. */
export function documentOf(hcl: string): unknown {
  const { shape, texts } = readHcl(hcl);
  const [type, name, first = '', principal = '', identifier, ...conditions] = texts;
  if (type !== 'aws_iam_policy_document' || name !== 'trust') throw new Error(`unexpected: ${type} ${name}`);
  if (shape === FROM_JSON) return JSON.parse(first);
  if (!FROM_STATEMENT.test(shape)) throw new Error(`unexpected: ${shape}`);
  const compared: Record<string, Record<string, string>> = {};
  for (let at = 0; at < conditions.length; at += 3) {
    const [test = '', variable = '', value] = conditions.slice(at, at + 3);
    compared[test] = { ...compared[test], [variable]: withVariables(value) };
  }
  const Principal = { [principal]: withVariables(identifier) };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: first, Condition: compared }] };
}
