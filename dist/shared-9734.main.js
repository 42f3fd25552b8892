export const modules = {

9734:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  L: () => (describeKeyFault),
  m: () => (keyFault)
});
var _secrets_shapes_js__0 = __webpack_require__(6111);

const ID_LENGTH = 20;
const SECRET_LENGTH = 40;
const QUOTED = /^["'`]|["'`]$/;
const OTHER_IDS = {
    AIDA: 'the ID of a user (AIDA\u2026)',
    AROA: 'the ID of a role (AROA\u2026)',
    AGPA: 'the ID of a group (AGPA\u2026)',
    AIPA: 'the ID of an instance profile (AIPA\u2026)',
    ANPA: 'the ID of a policy (ANPA\u2026)',
    APKA: 'the ID of a public key (APKA\u2026)',
    ASCA: 'the ID of a certificate (ASCA\u2026)',
};
function otherThanKeyId(text, isOfAws) {
    if (/^arn:/.test(text))
        return 'an ARN';
    if (/^(?:export\s+|set\s+)?aws_\w+\s*[=:]/i.test(text))
        return 'a line with the name of a variable';
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
        return 'an email address';
    if (/^\d{4}-?\d{4}-?\d{4}$/.test(text))
        return 'an account ID';
    const other = /^[A-Z0-9]{16,}$/.test(text) ? OTHER_IDS[text.slice(0, 4)] : undefined;
    const isName = isOfAws && /^(?!A[KS]IA)[\w+=,.-]{1,64}$/.test(text);
    return other ?? (isName ? 'something else, such as a user name' : undefined);
}
function keyFault({ accessKeyId, secretAccessKey, sessionToken = '' }, isOfAws = false) {
    const isSecretAnId = _secrets_shapes_js__0/* .KEY_ID */ .kF.test(secretAccessKey.trim());
    if (_secrets_shapes_js__0/* .SECRET_KEY */ .rB.test(accessKeyId.trim()))
        return { kind: isSecretAnId ? 'swapped' : 'id-is-secret' };
    const other = otherThanKeyId(accessKeyId.trim(), isOfAws);
    if (other !== undefined)
        return { kind: 'id-is-other', what: other };
    if (isSecretAnId)
        return { kind: 'secret-is-id' };
    if (/^\$A[KS]IA/.test(accessKeyId))
        return { kind: 'id-dollar' };
    const isIdQuoted = QUOTED.test(accessKeyId);
    if (QUOTED.test(secretAccessKey))
        return { kind: isIdQuoted ? 'both-quotes' : 'quotes' };
    if (isIdQuoted)
        return { kind: 'id-quotes' };
    if (/%[0-9A-F]{2}/i.test(secretAccessKey))
        return { kind: 'url-encoded' };
    if (/\s/.test(secretAccessKey))
        return { kind: 'blank' };
    if (!/^A[KS]IA/.test(accessKeyId))
        return undefined;
    if (secretAccessKey.length !== SECRET_LENGTH)
        return { kind: 'secret-length', length: secretAccessKey.length };
    if (accessKeyId.length !== ID_LENGTH)
        return { kind: 'id-length', length: accessKeyId.length };
    return accessKeyId.startsWith('AKIA') && sessionToken !== '' ? { kind: 'token-not-needed' } : undefined;
}
function describeKeyFault(fault, names) {
    const { accessKeyId: id, secretAccessKey: secret, sessionToken: token } = names;
    switch (fault.kind) {
        case 'swapped':
            return `The two are swapped: ${id} holds a secret access key, and ${secret} an access key ID.`;
        case 'id-dollar':
            return `The value of ${id} has a dollar sign in front.`;
        case 'id-is-secret':
            return `${id} holds a secret access key.`;
        case 'id-is-other':
            return `${id} holds ${fault.what}, not the ID of an access key. Those start with AKIA or ASIA.`;
        case 'token-not-needed':
            return `The key in ${id} is long-term (AKIA\u2026), so it has no session token, but ${token ?? 'one'} is set.`;
        case 'secret-is-id':
            return `${secret} holds an access key ID.`;
        case 'quotes':
            return `The value of ${secret} has quotes around it.`;
        case 'id-quotes':
            return `The value of ${id} has quotes around it.`;
        case 'both-quotes':
            return `The values of ${id} and ${secret} have quotes around them.`;
        case 'url-encoded':
            return `The value of ${secret} is URL-encoded: it contains "%".`;
        case 'blank':
            return `The value of ${secret} contains a space or a line break.`;
        case 'secret-length':
            return `The value of ${secret} has ${charactersOf(fault.length)}; secret access keys have ${SECRET_LENGTH}.`;
        case 'id-length':
            return `The value of ${id} has ${charactersOf(fault.length)}; access key IDs have ${ID_LENGTH}.`;
    }
}
function charactersOf(length) {
    return length === 1 ? '1 character' : `${length} characters`;
}


})

};
