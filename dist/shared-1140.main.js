export const modules = {

1140:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Cl: () => (sessionFileIn),
  FI: () => (storedSessionText),
  Uv: () => (parametersFileIn),
  Zu: () => (readParameters),
  dZ: () => (behindSecondsOf)
});
var node_fs__0 = __webpack_require__(3024);
var node_path__1 = __webpack_require__(6760);
var _secrets_shapes_js__2 = __webpack_require__(6111);
var _util_files_js__3 = __webpack_require__(6587);
var _util_time_js__5 = __webpack_require__(343);
var _audit_js__4 = __webpack_require__(8944);







const SESSION_NAME = 'session.json';
const PARAMETERS_NAME = 'parameters.json';
function sessionFileIn(folder) {
    return (0,node_path__1.join)(folder, SESSION_NAME);
}
function readSession(folder) {
    const stored = readPrivateFile(sessionFileIn(folder));
    return isStoredSession(stored) ? stored : undefined;
}
function remainingOf({ expiresAt, behindSeconds }, now) {
    return expiresAt - now - behindSeconds;
}
function behindSecondsOf(clocks) {
    const { provenSeconds = 0, clockSkewSeconds = 0, uncertaintySeconds = 0 } = (0,_util_time_js__5/* .measureClockSkew */ .zt)(clocks) ?? {};
    return provenSeconds > 0 ? Math.ceil(clockSkewSeconds + uncertaintySeconds) : 0;
}
function answerIn({ answer, expiresAt }, clock) {
    return clock === 'runner' ? answer : { ...answer, Expiration: formatIso(expiresAt) };
}
function storedSessionText({ expiresAt }, { accessKeyId, secretAccessKey, sessionToken }, behindSeconds) {
    const behind = Math.max(0, behindSeconds);
    const stored = {
        answer: {
            Version: 1,
            AccessKeyId: accessKeyId.reveal(),
            SecretAccessKey: secretAccessKey.reveal(),
            SessionToken: sessionToken?.reveal() ?? '',
            Expiration: (0,_util_time_js__5/* .formatIso */ .dv)(expiresAt - behind),
        },
        expiresAt,
        storedAt: Date.now() / 1000,
        behindSeconds: behind,
    };
    return JSON.stringify(stored);
}
function isStoredSession(value) {
    const { answer, expiresAt, storedAt, behindSeconds } = (value ?? {});
    const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = (answer ?? {});
    const texts = [AccessKeyId, SecretAccessKey, SessionToken, Expiration];
    return (Version === 1 &&
        texts.every((text) => typeof text === 'string' && text !== '') &&
        [expiresAt, storedAt, behindSeconds].every(Number.isFinite));
}
function parametersFileIn(folder) {
    return (0,node_path__1.join)(folder, PARAMETERS_NAME);
}
function readParameters(folder) {
    const found = (0,_util_files_js__3/* .readPrivateFile */ .q1)(parametersFileIn(folder));
    return Number.isFinite(found?.settings?.timeoutSeconds) && typeof found?.auditFile === 'string' ? found : undefined;
}
const RECORD_MAX_BYTES = (/* unused pure expression or super */ null && (512 * 1024));
const APPEND_FLAGS = node_fs__0.constants.O_WRONLY | node_fs__0.constants.O_APPEND | (node_fs__0.constants.O_NOFOLLOW ?? 0);
function recordRefusal(folder, reason, session) {
    try {
        const { auditFile = '', settings } = readParameters(folder) ?? {};
        const file = openSync(auditFile, APPEND_FLAGS);
        try {
            if (fstatSync(file).size > RECORD_MAX_BYTES)
                return;
            const line = refusalLine(Date.now() / 1000, { role: settings?.role?.text ?? '', reason, session });
            writeSync(file, withoutAccounts(line, settings));
        }
        finally {
            closeSync(file);
        }
    }
    catch {
    }
}
function describeRefusals(record) {
    const events = record.split('\n').map(eventIn);
    const refused = events.filter(({ event, role, session }, index) => event === 'renewal-refused' &&
        (session !== 'lasts' || !events.slice(index).some((later) => later.event === 'renewed' && later.role === role)));
    const last = refused.at(-1);
    if (last === undefined)
        return undefined;
    const count = refused.length === 1 ? 'A renewal failed' : `${refused.length} renewals failed, the last one`;
    const words = `${count} at ${last.at}, for ${last.role}: ${last.reason} ${HIDDEN}`;
    return plainText(words);
}
const HIDDEN = 'The SDKs for JavaScript and Java hide this and may use credentials of the machine instead.';
function eventIn(line) {
    try {
        return (JSON.parse(line) ?? {});
    }
    catch {
        return {};
    }
}


}),

4066:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  Mi: () => (ISSUED_NAME),
  Qi: () => (issuedLine)
});
var _util_defined_js__0 = __webpack_require__(9665);

const ISSUED_NAME = 'issued.jsonl';
function issuedLine(session, credentials) {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const keys = {
        role: session?.role.text ?? '',
        accessKeyId: accessKeyId.reveal(),
        secretAccessKey: secretAccessKey.reveal(),
        ...(0,_util_defined_js__0/* .defined */ .s)({ sessionToken: sessionToken?.reveal(), issuedAt: session?.grantedAt }),
    };
    return `${JSON.stringify(keys)}\n`;
}
function parseIssued(text) {
    return text.split('\n').flatMap((line) => {
        try {
            const keys = JSON.parse(line);
            return isIssuedKeys(keys) ? [keys] : [];
        }
        catch {
            return [];
        }
    });
}
const isText = (value) => typeof value === 'string';
function isIssuedKeys(value) {
    const { role, accessKeyId, secretAccessKey, sessionToken, issuedAt } = (value ?? {});
    return ([role, accessKeyId, secretAccessKey].every(isText) &&
        (sessionToken === undefined || isText(sessionToken)) &&
        (issuedAt === undefined || typeof issuedAt === 'number'));
}


})

};
