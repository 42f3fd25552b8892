export const modules = {

9734:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  L: () => (describeKeyFault),
  m: () => (keyFault)
});
const ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;
const ID_LENGTH = 20;
const SECRET = /^[A-Za-z0-9/+]{40}$/;
const SECRET_LENGTH = 40;
const QUOTED = /^["'`]|["'`]$/;
function keyFault({ accessKeyId, secretAccessKey }) {
    const isSecretAnId = ID.test(secretAccessKey.trim());
    if (SECRET.test(accessKeyId.trim()))
        return { kind: isSecretAnId ? 'swapped' : 'id-is-secret' };
    if (isSecretAnId)
        return { kind: 'secret-is-id' };
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
    return accessKeyId.length !== ID_LENGTH ? { kind: 'id-length', length: accessKeyId.length } : undefined;
}
function describeKeyFault(fault, { accessKeyId: id, secretAccessKey: secret }) {
    switch (fault.kind) {
        case 'swapped':
            return `The two are swapped: ${id} holds a secret access key, and ${secret} an access key ID.`;
        case 'id-is-secret':
            return `${id} holds a secret access key.`;
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
