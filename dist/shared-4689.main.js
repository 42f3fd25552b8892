export const modules = {

4689:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  detailLines: () => (detailLines),
  D: () => (otherFindingLines),
  renderAnnotations: () => (renderAnnotations),
  renderParagraph: () => (renderParagraph),
  I: () => (skipLine)
});

var explain = __webpack_require__(1006);
var defined = __webpack_require__(9665);
var util_text = __webpack_require__(8805);
var words = __webpack_require__(2585);
;// ./lib/report/explanation-text.js


const MESSAGE_MAX_LENGTH = 700;
const MESSAGE_MAX_LINES = 12;
const SNIPPET_MAX_LINES = 4;
const FACTS_MAX_COUNT = 4;
const VALUE_MAX_LENGTHS = [220, 110, 80, 60];
const VALUE_MIN_LENGTH = 24;
const EXTENTS = [
    { snippetMaxLines: SNIPPET_MAX_LINES },
    { snippetMaxLines: SNIPPET_MAX_LINES, once: true },
    { snippetMaxLines: 0 },
];
function annotationMessage({ explanation, code, confidence, page }, elsewhere, codes = []) {
    const closing = [...pointerOf(explanation, codes, elsewhere), `${code} (${confidence}) ${page}`].join('\n');
    const compose = ({ factCount, snippetMaxLines, valueMaxLength, once, shortensFix }) => {
        const cause = (0,words/* plainWords */.c5)(explanation.cause, valueMaxLength);
        const pasted = once ? explanation.fix[0]?.snippet?.text : undefined;
        const facts = factLines(explanation, valueMaxLength, pasted);
        const left = facts.length - factCount;
        const more = left > 0 && factCount > 0 ? [`- ${left} more in the ${elsewhere}`] : [];
        const fixMaxLength = shortensFix ? valueMaxLength : Number.POSITIVE_INFINITY;
        const fix = renderFixStep(explanation.fix[0], { elsewhere, snippetMaxLines, valueMaxLength: fixMaxLength });
        const blocks = [[cause, ...facts.slice(0, factCount), ...more], fix, [closing]];
        return blocks.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n');
    };
    const most = Math.min(factLines(explanation, 0).length, FACTS_MAX_COUNT);
    for (const shortening of [{}, { shortensFix: true }]) {
        for (let factCount = most; factCount >= 0; factCount -= 1) {
            for (const extent of EXTENTS) {
                const messages = VALUE_MAX_LENGTHS.map((length) => compose({ ...extent, ...shortening, factCount, valueMaxLength: length }));
                const fitting = messages.find(fits);
                if (fitting !== undefined)
                    return fitting;
            }
        }
    }
    const least = compose({ factCount: 0, snippetMaxLines: 0, valueMaxLength: VALUE_MIN_LENGTH, shortensFix: true });
    return fits(least)
        ? least
        : `${(0,words/* shortened */.vI)(least.slice(0, -closing.length), MESSAGE_MAX_LENGTH - closing.length)}${closing}`;
}
function fits(message) {
    return message.length <= MESSAGE_MAX_LENGTH && message.split('\n').length <= MESSAGE_MAX_LINES;
}
function factLines({ comparison, points }, valueMaxLength, pasted = undefined) {
    const items = points === undefined || points.folded ? [] : points.items;
    const rows = (comparison?.rows ?? []).filter(([, value]) => !pasted?.includes(`"${value}"`));
    return [...rowLines(rows, valueMaxLength), ...items.map((item) => `- ${(0,words/* plainWords */.c5)(item, valueMaxLength)}`)];
}
function renderFixStep(step, { elsewhere, snippetMaxLines, valueMaxLength }) {
    if (step === undefined)
        return [];
    const text = `Fix: ${(0,words/* plainWords */.c5)(step.text, valueMaxLength)}`;
    if (step.snippet === undefined)
        return [text];
    const lines = step.snippet.text.split('\n').map((line) => `    ${indentedPlainText(line)}`);
    if (lines.length <= snippetMaxLines)
        return [text, ...lines];
    const what = ['sh', 'powershell'].includes(step.snippet.language) ? 'The command is' : 'The lines to paste are';
    return [text.replace(/:$/, `. ${what} in the ${elsewhere}.`)];
}
function indentedPlainText(line) {
    return `${/^ */.exec(line)?.[0] ?? ''}${(0,util_text/* plainText */.wh)(line, Number.POSITIVE_INFINITY)}`;
}
function capitalized(label) {
    if (label.includes('-'))
        return label;
    return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}
const OTHERS_MAX_COUNT = 3;
function pointerOf({ points, fix, evidence }, codes, elsewhere) {
    const more = codes.length > OTHERS_MAX_COUNT ? [`${codes.length - OTHERS_MAX_COUNT} more`] : [];
    const also = codes.length === 0 ? [] : [`Also: ${[...codes.slice(0, OTHERS_MAX_COUNT), ...more].join(', ')}`];
    const parts = [
        ...(points?.folded ? [points.heading.toLowerCase()] : []),
        ...(fix.length > 1 ? ['other fixes'] : []),
        ...(evidence.length > 0 ? ['details'] : []),
    ];
    if (parts.length === 0)
        return also;
    const [first = '', ...rest] = parts;
    const list = rest.length === 0 ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${rest.at(-1)}`;
    return [...also, `${capitalized(list)}: see the ${elsewhere}.`];
}
const EVERYTHING = {
    elsewhere: 'log',
    snippetMaxLines: Number.POSITIVE_INFINITY,
    valueMaxLength: Number.POSITIVE_INFINITY,
};
function explanationLines({ comparison, points, fix, evidence }) {
    const [first, ...others] = fix;
    const isLong = (first?.snippet?.text.split('\n').length ?? 0) > SNIPPET_MAX_LINES;
    return [
        ...rowLines(comparison?.rows ?? []),
        ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${(0,words/* plainWords */.c5)(item)}`)]),
        ...[...(isLong ? [first] : []), ...others].flatMap((step) => renderFixStep(step, EVERYTHING)),
        ...rowLines(evidence),
    ];
}
function rowLines(rows, valueMaxLength = Number.POSITIVE_INFINITY) {
    const values = rows.map(([, value]) => value);
    const shown = (0,words/* plainValues */.t2)(values, valueMaxLength);
    return rows.map(([label], index) => `${capitalized(label)}: ${shown[index]}`);
}
function explanationText({ explanation, code, confidence, page }) {
    const { cause, comparison, points, fix } = explanation;
    const others = fix.length - 1;
    return [
        plainWords(cause),
        ...rowLines(comparison?.rows ?? []),
        ...(points === undefined ? [] : [`${points.heading}:`, ...points.items.map((item) => `- ${plainWords(item)}`)]),
        ...renderFixStep(fix[0], EVERYTHING),
        ...(others > 0 ? [`${others} other ${others === 1 ? 'way' : 'ways'} to fix it: see the page.`] : []),
        `${code} (${confidence}) ${page}`,
    ];
}

;// ./lib/report/finding-text.js





function renderAnnotations({ verdict, findings }, pageOf, elsewhere = 'job summary') {
    if (verdict !== 'fail')
        return findings.map((finding) => renderAnnotation(finding, [], pageOf, elsewhere));
    const [first, ...rest] = findings;
    const errors = rest.filter(({ severity }) => severity === 'error');
    return [renderAnnotation(first, errors, pageOf, elsewhere)];
}
function renderAnnotation(finding, others, pageOf, elsewhere) {
    const explanation = (0,explain.explain)(finding);
    const codes = [...new Set(others.map(({ code }) => code))];
    const explained = { ...finding, explanation, page: pageOf(finding.code) };
    const target = (0,explain/* targetOf */.$)(finding);
    return (0,defined/* defined */.s)({
        level: finding.severity,
        title: explanation.title,
        message: annotationMessage(explained, elsewhere, codes),
        location: target.kind === 'file' ? startOf(target) : undefined,
    });
}
function startOf({ path: file, line }) {
    return { file, line, endLine: line, column: 1, endColumn: 1 };
}
function detailLines(finding) {
    return explanationLines((0,explain.explain)(finding));
}
function skipLine(finding) {
    const { title, cause } = (0,explain.explain)(finding);
    return `Skipped because of on-missing-oidc (${finding.code}): ${title}. ${(0,words/* plainWords */.c5)(cause)}`;
}
function otherFindingLines({ findings }) {
    return findings.slice(1).map((finding) => {
        const { title, cause } = (0,explain.explain)(finding);
        return `${finding.severity} ${finding.code}: ${title}. ${(0,words/* plainWords */.c5)(cause)}`;
    });
}
function renderParagraph(finding, pageOf) {
    const { title, cause, comparison, fix, evidence } = (0,explain.explain)(finding);
    const [first] = fix;
    const facts = [...(comparison?.rows ?? []), ...evidence.filter(([label]) => SAID.includes(label))];
    const said = facts.map(([label, value]) => ` ${capitalized(label)}: ${(0,util_text/* plainValue */._y)(value)}.`);
    const snippet = first?.snippet === undefined ? '' : ` ${first.snippet.text}`;
    const remedy = first === undefined ? '' : ` Fix: ${(0,words/* plainWords */.c5)(first.text)}${snippet}`;
    return (0,util_text/* plainText */.wh)(`${title}. ${(0,words/* plainWords */.c5)(cause)}${said.join('')}${remedy} (${finding.code}: ${pageOf(finding.code)})`, PARAGRAPH_MAX_LENGTH);
}
const SAID = ['AWS said', 'Answer', 'AWS request id'];
const PARAGRAPH_MAX_LENGTH = 4000;


})

};
