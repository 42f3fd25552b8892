export const modules = {

2585:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  MZ: () => (phrase),
  Q0: () => (valueList),
  WQ: () => (whole),
  aL: () => (words),
  c5: () => (plainWords),
  t2: () => (plainValues),
  vI: () => (shortened),
  yZ: () => (joinWords)
});
var _text_js__0 = __webpack_require__(8805);

function words(literals, ...values) {
    const parts = literals.flatMap((literal, index) => [literal, ...partsOf(values[index])]);
    return { parts: parts.filter((part) => part !== '') };
}
function partsOf(value) {
    if (value === undefined)
        return [];
    return typeof value === 'object' ? value.parts : [{ value: String(value) }];
}
function phrase(text) {
    return { parts: [text] };
}
function whole(value) {
    return { parts: [{ value, whole: true }] };
}
function valueList(values) {
    const all = values.map((value) => words `${value}`);
    if (all.length < 3)
        return joinWords(all, ' and ');
    return joinWords([joinWords(all.slice(0, -1), ', '), ...all.slice(-1)], ', and ');
}
function joinWords(sentences, separator = ' ') {
    return { parts: sentences.flatMap(({ parts }, index) => (index === 0 ? parts : [separator, ...parts])) };
}
function plainWords(sentence, valueMaxLength = Number.POSITIVE_INFINITY) {
    if (typeof sentence === 'string')
        return (0,_text_js__0/* .plainText */ .wh)(sentence);
    const values = sentence.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.value]));
    const shown = plainValues(values, valueMaxLength);
    const texts = sentence.parts.map((part) => {
        if (typeof part === 'string')
            return part;
        const short = shown.shift() ?? '';
        return part.whole ? (0,_text_js__0/* .plainValue */ ._y)(part.value) : short;
    });
    return (0,_text_js__0/* .plainText */ .wh)(texts.join(''), Number.POSITIVE_INFINITY);
}
function plainValues(values, maxLength) {
    const all = values.map(_text_js__0/* .plainValue */ ._y);
    return all.map((text) => {
        const short = shortened(text, maxLength);
        const twin = all.find((other) => other !== text && shortened(other, maxLength) === short);
        return twin === undefined ? short : shortenedAround(text, firstDifference(text, twin), maxLength);
    });
}
function firstDifference(text, other) {
    let index = 0;
    while (index < text.length && text[index] === other[index])
        index += 1;
    return index;
}
const CONTEXT_LENGTH = 6;
function shortenedAround(text, index, maxLength) {
    const from = Math.max(0, index - CONTEXT_LENGTH);
    const head = Math.min(from, Math.floor(maxLength * HEAD_SHARE) - 1);
    const rest = cleanStart(text.slice(from));
    const room = maxLength - head - 1;
    return `${cleanEnd(text.slice(0, head))}\u2026${rest.length <= room ? rest : `${cleanEnd(rest.slice(0, room - 1))}\u2026`}`;
}
const HEAD_SHARE = 0.45;
function shortened(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const head = Math.floor((maxLength - 1) * HEAD_SHARE);
    const tail = maxLength - 1 - head;
    const short = `${cleanEnd(text.slice(0, head))}\u2026${cleanStart(text.slice(-tail))}`;
    return withRoleName(text, short, maxLength) ?? short;
}
const ROLE_ARN_MAX_LENGTH = 700;
const ROLE_ARN = /^(arn:[\x21-\x7e]*?:(?:assumed-role\/|role\/(?:[\x21-\x7e]*\/)?))([\w+=,.@-]+)(\/[\x21-\x7e]*)?$/;
function withRoleName(arn, short, maxLength) {
    const [, before = '', name, session] = (arn.length <= ROLE_ARN_MAX_LENGTH && ROLE_ARN.exec(arn)) || [];
    if (name === undefined || short.includes(`/${name}${session === undefined ? '' : '/'}`))
        return undefined;
    const room = maxLength - name.length;
    if (session === undefined)
        return room < 2 ? undefined : `${before.slice(0, room - 2)}\u2026/${name}`;
    const left = room - before.length - 2;
    if (left >= 0)
        return `${before}${name}/\u2026${session.slice(session.length - left)}`;
    return room < 4 ? undefined : `\u2026${before.slice(3 - room)}${name}/\u2026`;
}
const cleanEnd = (text) => text.replace(/[\ud800-\udbff]$/u, '');
const cleanStart = (text) => text.replace(/^[\udc00-\udfff]/u, '');


}),

5693:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  SS: () => (describeOutcome),
  WC: () => (unsetStep),
  dk: () => (areByVariables),
  eZ: () => (namesOf),
  gv: () => (describeTaking),
  sl: () => (isRubyAlone),
  tV: () => (withValues),
  x6: () => (areOfEnvironment)
});
var _resolution_describe_source_js__1 = __webpack_require__(6231);
var _util_words_js__0 = __webpack_require__(2585);


const TOOLS = {
    'aws-cli-v1': 'AWS CLI v1',
    'aws-cli-v2': 'AWS CLI v2',
    boto3: 'boto3',
    'js-v3': 'AWS SDK for JavaScript v3',
    'js-v2': 'AWS SDK for JavaScript v2',
    'aws-cdk': 'AWS CDK',
    'go-v2': 'AWS SDK for Go v2',
    'go-base': 'Terraform, OpenTofu',
    'java-v2': 'AWS SDK for Java v2',
    rust: 'AWS SDK for Rust',
    ruby: 'AWS SDK for Ruby',
    'go-v1': 'AWS SDK for Go v1',
    'java-v1': 'AWS SDK for Java v1',
};
function namesOf(tools) {
    return tools.map((tool) => TOOLS[tool]).join(', ');
}
function withValues(text, values) {
    const marked = [...new Set(values)].filter((value) => value !== '').sort((a, b) => b.length - a.length);
    if (marked.length === 0)
        return (0,_util_words_js__0/* .phrase */ .MZ)(text);
    const escaped = marked.map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
    const parts = text.split(new RegExp(`(?<![\\w-])(${escaped.join('|')})(?![\\w-])`));
    return {
        parts: parts.map((part, index) => (index % 2 === 0 ? part : { value: part })).filter((part) => part !== ''),
    };
}
function sourceWords(source, variables) {
    return withValues((0,_resolution_describe_source_js__1/* .describeSource */ .B)(source, variables), [...variables, ...valuesIn(source)]);
}
function valuesIn(source) {
    const profile = 'profile' in source && source.profile !== undefined ? [source.profile] : [];
    const role = 'roleArn' in source ? [source.roleArn] : [];
    const file = 'file' in source && source.file !== undefined ? [source.file] : [];
    return [...profile, ...role, ...file];
}
function describeTaking({ tools, use, profiles, source, because, variables, onlyAfterFailure }) {
    const names = (0,_util_words_js__0/* .joinWords */ .yZ)(profiles.map((name) => (0,_util_words_js__0/* .words */ .aL) `"${name}"`), ', ');
    const uses = {
        default: (0,_util_words_js__0/* .words */ .aL) ``,
        variable: (0,_util_words_js__0/* .words */ .aL) `, in a step that sets AWS_PROFILE to ${names}`,
        code: (0,_util_words_js__0/* .words */ .aL) `, with the profile ${names} in code or --profile`,
        outputs: (0,_util_words_js__0/* .words */ .aL) `, in a step that sets the access keys from the outputs`,
    };
    const when = onlyAfterFailure ? (0,_util_words_js__0/* .words */ .aL) `, if the helper of the profile fails` : (0,_util_words_js__0/* .words */ .aL) ``;
    const why = because === undefined ? (0,_util_words_js__0/* .words */ .aL) `` : (0,_util_words_js__0/* .words */ .aL) `, because ${withoutNothing(sourceWords(because, variables))}`;
    return (0,_util_words_js__0/* .words */ .aL) `${(0,_util_words_js__0/* .phrase */ .MZ)(namesOf(tools))}${uses[use]}${when}: ${sourceWords(source, variables)}${why}`;
}
function withoutNothing({ parts: [first = '', ...rest] }) {
    return { parts: [typeof first === 'string' ? first.replace(/^nothing: /, '') : first, ...rest] };
}
function isRubyAlone(takings) {
    return takings.every(({ tools, source }) => source.kind === 'broken' && source.reason === 'web identity incomplete' && tools.every((tool) => tool === 'ruby'));
}
function areByVariables(takings) {
    return takings.every(({ variables, onlyAfterFailure }) => variables.length > 0 && !onlyAfterFailure);
}
function areOfEnvironment(takings) {
    return takings.every(({ use, source, because }) => (use === 'variable' || use === 'code') &&
        because === undefined &&
        (source.kind === 'keys' || source.kind === 'web identity') &&
        source.profile === undefined);
}
function describeOutcome({ tools, source, variables, arn, failure }) {
    const who = (0,_util_words_js__0/* .phrase */ .MZ)(namesOf(tools));
    const what = sourceWords(source, variables);
    if (arn !== undefined)
        return (0,_util_words_js__0/* .words */ .aL) `${who}: ${arn}, from ${what}`;
    if (failure === undefined || source.kind === 'broken')
        return (0,_util_words_js__0/* .words */ .aL) `${who}: ${what}`;
    return (0,_util_words_js__0/* .words */ .aL) `${who}: ${what}, which fails: ${failure.code}: ${failure.message}`;
}
function unsetStep(variables, os = 'Linux') {
    if (variables.length === 0)
        return [];
    const areSet = (0,_util_words_js__0/* .phrase */ .MZ)(variables.length === 1 ? 'it is set' : 'they are set');
    const inBash = { language: 'sh', text: `unset ${variables.join(' ')}` };
    const inPowershell = {
        language: 'powershell',
        text: `Remove-Item -ErrorAction Ignore ${variables.map((name) => `Env:${name}`).join(', ')}`,
    };
    const [own, other] = os === 'Windows' ? [inPowershell, inBash] : [inBash, inPowershell];
    return [
        {
            text: (0,_util_words_js__0/* .words */ .aL) `Remove ${(0,_util_words_js__0/* .valueList */ .Q0)(variables)} where ${areSet}, or start the scripts that use these credentials with this line:`,
            snippet: own,
        },
        {
            text: (0,_util_words_js__0/* .words */ .aL) `In ${(0,_util_words_js__0/* .phrase */ .MZ)(os === 'Windows' ? 'bash' : 'PowerShell')}, start the scripts with this line:`,
            snippet: other,
        },
    ];
}


})

};
