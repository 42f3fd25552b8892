var __webpack_modules__ = ({

24:
((module) => {

module.exports = process.getBuiltinModule("node:fs");

}),

760:
((module) => {

module.exports = process.getBuiltinModule("node:path");

}),

919:
((module) => {

module.exports = process.getBuiltinModule("node:worker_threads");

}),

338:
((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
var node_path__0 = __nccwpck_require__(760);
var node_worker_threads__1 = __nccwpck_require__(919);
var _publish_refresh_obtain_js__2 = __nccwpck_require__(877);
var _publish_refresh_session_folder_js__3 = __nccwpck_require__(68);
var _settings_publish_mode_js__4 = __nccwpck_require__(328);
var _util_defined_js__5 = __nccwpck_require__(665);






function renew(folder, limitSeconds) {
    const worker = new node_worker_threads__1.Worker((0,node_path__0.join)((0,node_path__0.dirname)(process.argv[1] ?? ''), 'main.js'), {
        argv: [_settings_publish_mode_js__4/* .HELPER_THREAD */ .ES],
        workerData: { folder, limitSeconds },
        stdout: true,
        stderr: true,
    });
    return new Promise((resolve) => {
        const timer = setTimeout(() => end('The time for a new session is up.'), (limitSeconds + 1) * 1000);
        const end = (failure) => {
            clearTimeout(timer);
            void worker.terminate();
            resolve(failure);
        };
        worker.once('message', (failure) => end(failure));
        worker.once('error', ({ name }) => end(`This helper itself failed (${name}).`));
        worker.once('exit', () => end('This helper itself ended early.'));
    });
}
function leaveMissingDirectory(folder) {
    try {
        process.cwd();
    }
    catch {
        process.chdir(folder);
    }
}
function fail(reason) {
    process.stderr.write(`aws-token-guard: ${reason}\n`);
    process.exitCode = 1;
}
process.removeAllListeners('warning');
const [folder = ''] = process.argv.slice(2);
process.stdout.on('error', () => { });
if (!(0,node_path__0.isAbsolute)(folder)) {
    fail('This helper is started by AWS SDKs and the AWS CLI, with the folder of a session as its argument.');
}
else {
    try {
        leaveMissingDirectory(folder);
        const least = process.env['AWS_TOKEN_GUARD_LEAST_SECONDS'];
        const obtained = await (0,_publish_refresh_obtain_js__2/* .obtainSession */ .U)(folder, {
            now: () => Date.now() / 1000,
            renew,
            record: _publish_refresh_session_folder_js__3/* .recordRefusal */ .SY,
            ...(0,_util_defined_js__5/* .defined */ .s)({ leastSeconds: least === undefined ? undefined : Number(least) }),
        });
        if (!obtained.ok)
            fail(obtained.reason);
        else
            process.stdout.write(`${JSON.stringify(obtained.answer)}\n`);
    }
    catch (error) {
        const { name, code } = error;
        const isGone = code === 'ENOENT';
        fail(isGone
            ? 'The files of this session are gone: the step that made them is over.'
            : `This helper itself failed (${code ?? name}).`);
    }
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

}),

877:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (obtainSession)
});

var external_node_path_ = __nccwpck_require__(760);
;// external "node:timers/promises"
const promises_namespaceObject = process.getBuiltinModule("node:timers/promises");
var publish_mode = __nccwpck_require__(328);
var files = __nccwpck_require__(587);
var util_text = __nccwpck_require__(805);
var external_node_fs_ = __nccwpck_require__(24);
;// ./lib/publish/refresh/lock.js



const LOCK_NAME = 'lock';
const HEARTBEAT_MILLISECONDS = 200;
const SILENCE_SECONDS = 1.4;
const SILENT_LOOKS = 8;
function tryLock(folder) {
    const path = (0,external_node_path_.join)(folder, LOCK_NAME);
    const owner = crypto.randomUUID();
    try {
        const file = (0,external_node_fs_.openSync)(path, 'wx', 0o600);
        try {
            (0,external_node_fs_.writeSync)(file, owner);
        }
        catch (error) {
            (0,files/* removeFile */.nM)(path);
            throw error;
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    catch (error) {
        if (error.code === 'EEXIST' || (0,files/* isInUse */.ly)(error, path))
            return undefined;
        throw error;
    }
    const timer = setInterval(() => touch(path, owner), HEARTBEAT_MILLISECONDS);
    return {
        release: () => {
            clearInterval(timer);
            if ((0,files/* readPrivateText */.H)(path) === owner)
                (0,files/* removeFile */.nM)(path);
        },
    };
}
function touch(path, owner) {
    try {
        const now = new Date();
        if ((0,files/* readPrivateText */.H)(path) === owner)
            (0,external_node_fs_.utimesSync)(path, now, now);
    }
    catch {
    }
}
function watchLock(folder, uptimeMilliseconds = () => performance.now()) {
    const path = (0,external_node_path_.join)(folder, LOCK_NAME);
    let seen = '';
    let owner;
    let since = uptimeMilliseconds();
    let looks = 0;
    return {
        look: () => {
            const sign = signOf(path);
            if (sign === undefined)
                return;
            if (sign !== seen) {
                seen = sign;
                owner = (0,files/* readPrivateText */.H)(path);
                since = uptimeMilliseconds();
                looks = 0;
                return;
            }
            looks += 1;
            if (looks >= SILENT_LOOKS && uptimeMilliseconds() - since > SILENCE_SECONDS * 1000)
                takeAway(path, owner);
        },
    };
}
function signOf(path) {
    try {
        const { ino, mtimeMs } = (0,external_node_fs_.lstatSync)(path);
        return `${ino} ${mtimeMs} ${(0,files/* readPrivateText */.H)(path)}`;
    }
    catch {
        return undefined;
    }
}
function takeAway(path, owner) {
    const aside = `${path}.${crypto.randomUUID()}`;
    try {
        (0,external_node_fs_.renameSync)(path, aside);
        if ((0,files/* readPrivateText */.H)(aside) !== owner)
            (0,external_node_fs_.linkSync)(aside, path);
    }
    catch {
    }
    finally {
        removeAny(aside);
    }
}
function removeAny(path) {
    (0,files/* removeFile */.nM)(path);
    try {
        (0,external_node_fs_.rmdirSync)(path);
    }
    catch {
    }
}

var session_folder = __nccwpck_require__(68);
;// ./lib/publish/refresh/obtain.js







function reasonOf(failure) {
    return typeof failure === 'string' ? failure : failure.ownFailure;
}
const LIMIT_SECONDS = 50;
const LIMIT_WITH_SESSION_SECONDS = 8;
const REFUSAL_WITH_SESSION_SECONDS = 30;
const LOOK_MILLISECONDS = 60;
const LAST_RESORT_SECONDS = 15;
async function obtainSession(folder, ports) {
    const request = { ...ports, folder, askedAt: ports.now() };
    const { uptimeMilliseconds = () => performance.now() } = ports;
    const startedAt = uptimeMilliseconds();
    const watch = watchLock(folder, uptimeMilliseconds);
    for (;;) {
        const fresh = freshSession(request);
        if (fresh !== undefined)
            return { ok: true, answer: fresh };
        const hasSession = storedAnswer(request) !== undefined;
        const refusal = knownRefusal(request, hasSession);
        if (refusal !== undefined)
            return withoutRenewal(refusal, request);
        const limitSeconds = (hasSession ? LIMIT_WITH_SESSION_SECONDS : LIMIT_SECONDS) - (uptimeMilliseconds() - startedAt) / 1000;
        if (limitSeconds <= 0)
            return withoutRenewal('There was no new session in time.', request);
        try {
            const failed = await renewOrWait(request, limitSeconds, watch);
            if (failed !== undefined)
                return withoutRenewal(failed, request);
        }
        catch (error) {
            const { code } = error;
            if (code === undefined || code === 'ENOENT')
                throw error;
            return withoutRenewal(`A new session cannot be written to ${folder} (${code}).`, request);
        }
    }
}
async function renewOrWait(request, limitSeconds, watch) {
    const lock = tryLock(request.folder);
    if (lock === undefined) {
        await (0,promises_namespaceObject.setTimeout)(LOOK_MILLISECONDS);
        watch.look();
        return undefined;
    }
    try {
        return freshSession(request) === undefined ? await renewOnce(request, limitSeconds) : undefined;
    }
    finally {
        lock.release();
    }
}
async function renewOnce(request, limitSeconds) {
    const { folder, now, renew, record } = request;
    const failure = await renew(folder, limitSeconds);
    if (failure === undefined)
        return undefined;
    if (typeof failure === 'string')
        shareRefusal(folder, failure, now());
    const reason = (0,util_text/* plainText */.wh)(reasonOf(failure), OUTPUT_REASON_MAX_LENGTH);
    record?.(folder, reason, storedAnswer(request) === undefined ? 'over' : 'lasts');
    return reason;
}
function shareRefusal(folder, reason, at) {
    try {
        (0,files/* writeWhole */.f8)((0,external_node_path_.join)(folder, REFUSAL_NAME), JSON.stringify({ at, reason }));
    }
    catch {
    }
}
function freshSession(request) {
    const { folder, askedAt, now, leastSeconds } = request;
    const stored = (0,session_folder/* readSession */.lx)(folder);
    if (stored === undefined)
        return undefined;
    const isNew = stored.storedAt >= askedAt && stored.storedAt <= now();
    const least = isNew ? 0 : Math.max(publish_mode/* RENEWED_BEFORE_SECONDS */.le, leastSeconds || 0);
    return (0,session_folder/* remainingOf */._1)(stored, now()) > least ? (0,session_folder/* answerIn */.Ke)(stored, clockOf(request)) : undefined;
}
function storedAnswer(request) {
    const stored = (0,session_folder/* readSession */.lx)(request.folder);
    if (stored === undefined || (0,session_folder/* remainingOf */._1)(stored, request.now()) <= LAST_RESORT_SECONDS)
        return undefined;
    return (0,session_folder/* answerIn */.Ke)(stored, clockOf(request));
}
function clockOf({ leastSeconds }) {
    return leastSeconds === undefined ? 'runner' : 'aws';
}
function withoutRenewal(reason, request) {
    const answer = storedAnswer(request);
    return answer === undefined ? { ok: false, reason } : { ok: true, answer, warning: reason };
}
const REFUSAL_NAME = 'refusal.json';
const OUTPUT_REASON_MAX_LENGTH = 4000;
function knownRefusal({ folder, askedAt, now }, hasSession) {
    const { at, reason } = ((0,files/* readPrivateFile */.q1)((0,external_node_path_.join)(folder, REFUSAL_NAME)) ?? {});
    const from = hasSession ? askedAt - REFUSAL_WITH_SESSION_SECONDS : askedAt;
    const isKnown = typeof at === 'number' && at >= from && at <= now();
    return (isKnown && typeof reason === 'string' && (0,util_text/* plainText */.wh)(reason, OUTPUT_REASON_MAX_LENGTH)) || undefined;
}


}),

68:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Ke: () => (answerIn),
  lx: () => (readSession),
  SY: () => (recordRefusal),
  _1: () => (remainingOf)
});

// UNUSED EXPORTS: behindSecondsOf, describeRefusals, parametersFileIn, readParameters, sessionFileIn, storedSessionText

var external_node_fs_ = __nccwpck_require__(24);
var external_node_path_ = __nccwpck_require__(760);
;// ./lib/secrets/shapes.js
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g;
const REDACTED = '***';
function shapes_withoutAccounts(text, settings) {
    return settings?.maskAccountId ? text.replace(ACCOUNT_ID, REDACTED) : text;
}
const CREDENTIAL_MIN_LENGTH = 16;
const PASSWORD_MIN_LENGTH = 4;
const LOG_WORDS = /^(?:true|false|null|none|undefined|void|zero|yes|enabled?|disabled?|info|debug|trace|warn(?:ing)?|error|notice|fatal|group|endgroup|https?|proxy|localhost|host|port|users?|username|password|passwd|secrets?|admin|administrator|root|guest|tests?|demo|default|example|node|yarn|docker|github|gitlab|runner|actions?|jobs?|steps?|runs?|build|deploy|main|master|branch|push|pull|amazon|region|role|file|path|home|temp|work|linux|windows|macos|ubuntu|success|failure|failed|passed|changeme|welcome|production|staging|development|internal|corp|company|\d{1,7})$/i;
function isLogWord(text) {
    return text.length < PASSWORD_MIN_LENGTH || LOG_WORDS.test(text);
}
const GIVEN_KEY_MAX_LENGTH = 8192;
const KEY_MATERIAL = new RegExp(`^[\\x21-\\x7e]{${CREDENTIAL_MIN_LENGTH},}$`);
function isAccessKeyId(text) {
    return /^\w{16,128}$/.test(text);
}
function isSessionKeyId(id) {
    return id.startsWith('ASIA');
}
const KEY_ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;
const SECRET_KEY = /^[A-Za-z0-9/+]{40}$/;
function isKeyMaterial(text) {
    return KEY_MATERIAL.test(text);
}
function isGivenKeyMaterial(text) {
    return text.length <= GIVEN_KEY_MAX_LENGTH && isKeyMaterial(text);
}
function isEmulatorKey(text) {
    return /^[\x21-\x7e]{1,2048}$/.test(text);
}
function isJwt(text) {
    return /^[\w-]{8,}\.[\w-]{8,}\.[\w-]{16,}$/.test(text);
}
const JWT_LOOKALIKE = String.raw `eyJ[\w-]{8,}(?:\.[\w=-]*)*`;
const KEY_ID_LOOKALIKE = '(?:AKIA|ASIA)[A-Z0-9]{12,}';
const OTHER_LOOKALIKES = String.raw `gh[a-z]_\w{16,}|github_pat_\w*|(?:glpat|xox[a-z])-[\w-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY.*`;
const IN_ANSWERS = new RegExp(`${JWT_LOOKALIKE}|\\b${KEY_ID_LOOKALIKE}`, 'g');
const IN_INPUTS = new RegExp(`${JWT_LOOKALIKE}|${KEY_ID_LOOKALIKE}|${OTHER_LOOKALIKES}`, 'gs');
const RUNS_IN_ANSWERS = /[A-Za-z0-9/+=]{38,}/g;
const RUNS_IN_INPUTS = /[A-Za-z0-9/+=]{36,}/g;
const RUNS_IN_ARNS = /[A-Za-z0-9+=]{36,}/g;
const NAMES_AND_RUNS = new RegExp(`(arn:|https?://)[^\\s"',;]*|${RUNS_IN_INPUTS.source}`, 'g');
const LETTERS_OF_BOTH_CASES = [/[A-Z]/, /[a-z]/];
const LETTERS_AND_DIGITS = [...LETTERS_OF_BOTH_CASES, /[0-9]/];
function redactMixed(run, parts) {
    return parts.every((part) => part.test(run)) ? REDACTED : run;
}
function withoutLookalikesInAnswer(text) {
    return text.replace(IN_ANSWERS, REDACTED).replace(RUNS_IN_ANSWERS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
}
function withoutLookalikesInInput(text) {
    return withoutPasswords(text)
        .replace(IN_INPUTS, REDACTED)
        .replace(NAMES_AND_RUNS, (found, start) => {
        if (start === undefined)
            return redactMixed(found, LETTERS_OF_BOTH_CASES);
        return found.replace(start === 'arn:' ? RUNS_IN_ARNS : RUNS_IN_INPUTS, (run) => redactMixed(run, LETTERS_AND_DIGITS));
    });
}
function withoutPasswords(text) {
    return text.replace(/\S+/g, (word) => {
        const [start, end] = [word.indexOf('//') + 2, word.lastIndexOf('@')];
        return start > 1 && end >= start ? `${word.slice(0, start)}${REDACTED}${word.slice(end)}` : word;
    });
}

var files = __nccwpck_require__(587);
;// ./lib/util/time.js
const DATE_RESOLUTION_SECONDS = 1;
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
function parseHttpDate(text) {
    if (text === undefined || !HTTP_DATE.test(text))
        return undefined;
    const milliseconds = Date.parse(text);
    return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
function readClock(service, headers, times) {
    const date = headers['date'];
    const serverDateAt = parseHttpDate(typeof date === 'string' ? date : undefined);
    if (serverDateAt === undefined || headers['age'] !== undefined)
        return undefined;
    return { service, serverDateAt, ...times };
}
function clockIntervalOf(reading) {
    return {
        lowestSeconds: reading.serverDateAt - reading.receivedAt,
        highestSeconds: reading.serverDateAt + DATE_RESOLUTION_SECONDS - reading.sentAt,
    };
}
function time_measureClockSkew(readings) {
    const usable = readings.filter(({ sentAt, receivedAt }) => sentAt <= receivedAt);
    const sts = usable.filter(({ service }) => service === 'sts');
    const candidates = [usable, sts, sts.slice(-1), usable.slice(-1)].filter(({ length }) => length > 0);
    const intervals = candidates.map(intersect);
    const interval = intervals.find((found) => found !== undefined);
    if (interval === undefined)
        return undefined;
    const { lowestSeconds, highestSeconds } = interval;
    return {
        clockSkewSeconds: (lowestSeconds + highestSeconds) / 2,
        uncertaintySeconds: (highestSeconds - lowestSeconds) / 2,
        agreed: intervals[0] !== undefined,
        provenSeconds: lowestSeconds > 0 ? lowestSeconds : Math.min(highestSeconds, 0),
    };
}
function intersect(readings) {
    const intervals = readings.map(clockIntervalOf);
    const lowestSeconds = Math.max(...intervals.map((interval) => interval.lowestSeconds));
    const highestSeconds = Math.min(...intervals.map((interval) => interval.highestSeconds));
    return lowestSeconds <= highestSeconds ? { lowestSeconds, highestSeconds } : undefined;
}
function remainingSecondsOf({ clocks, observedAt }, { expiresAt }) {
    const behindSeconds = Math.max(0, time_measureClockSkew(clocks)?.provenSeconds ?? 0);
    return Math.max(0, Math.floor(expiresAt - observedAt - behindSeconds));
}
function formatUtc(at) {
    const date = new Date(at * 1000);
    if (Number.isNaN(date.getTime()))
        return `${at} s after 1970-01-01 00:00:00 UTC`;
    return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
function time_formatIso(at) {
    return new Date(at * 1000).toISOString();
}
function formatDuration(seconds) {
    const whole = Math.round(Math.abs(seconds));
    const parts = [
        [Math.floor(whole / 3600), 'h'],
        [Math.floor((whole % 3600) / 60), 'min'],
        [whole % 60, 's'],
    ];
    const words = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`);
    return `${seconds < 0 && whole > 0 ? '-' : ''}${words.length === 0 ? '0 s' : words.join(' ')}`;
}
function formatSeconds(seconds, { signed = false } = {}) {
    const tenths = Math.round(seconds * 10) / 10 + 0;
    return `${signed && tenths >= 0 ? '+' : ''}${tenths.toFixed(1)}`;
}
function formatClockSkew({ clockSkewSeconds, uncertaintySeconds }) {
    return `${formatSeconds(clockSkewSeconds, { signed: true })} s \u00b1 ${formatSeconds(uncertaintySeconds)} s`;
}

var publish_mode = __nccwpck_require__(328);
var util_text = __nccwpck_require__(805);
;// ./lib/publish/audit.js





const AUDIT_NAME = 'audit.jsonl';
function auditLine(event, at, more = {}) {
    return `${JSON.stringify({ event, at: time_formatIso(at), ...more })}\n`;
}
function auditRecord(sessions, settings, run, now) {
    const lines = sessions.flatMap((session) => [
        ...linesOf(session, run),
        auditLine('published', now, { arn: session.verified.identity.arn, ...waysOf(session, settings) }),
    ]);
    return withoutAccounts(lines.join(''), settings);
}
function linesOf({ verified: { facts, session, identity } }, run) {
    const { chain, observedAt, timings } = facts;
    const { arn, account, requestId } = identity;
    const issuedAt = observedAt - (timings.GetCallerIdentity ?? 0);
    return [
        auditLine('requested', observedAt - (timings.total ?? 0), describeRequest(facts, run)),
        ...[...chain, ...(session === undefined ? [] : [session])].map((one) => auditLine('issued', issuedAt, describeIssued(one))),
        auditLine('verified', observedAt, { arn, account, requestId }),
    ];
}
function describeRequest({ settings, idToken, target }, { repository, runId, runAttempt }) {
    const subject = idToken.status === 'succeeded' ? idToken.value.sub : undefined;
    return { repository, runId, runAttempt, source: settings.source, role: target?.text, ...defined({ subject }) };
}
function describeIssued({ role, roleSessionName, assumedRoleId, expiresAt, requestId }) {
    return { role: role.text, roleSessionName, assumedRoleId, expiresAt: formatIso(expiresAt), requestId };
}
function waysOf({ profile }, settings) {
    const { environmentKeys, outputKeys, refresh } = publishModeOf(settings);
    return { environment: environmentKeys, outputs: outputKeys, profile, refresh };
}
const RECORDED_REASON_MAX_LENGTH = 450;
function refusalLine(at, { reason, ...refusal }) {
    const event = 'renewal-refused';
    return auditLine(event, at, { ...refusal, reason: shortened(reason) });
}
const CODE = / \([A-Z_]{3,60}: \S{1,250}\)$/;
function shortened(reason) {
    const line = (0,util_text/* plainText */.wh)(reason, Number.POSITIVE_INFINITY);
    const [code = ''] = CODE.exec(line) ?? [];
    return (0,util_text/* plainText */.wh)(line.slice(0, line.length - code.length), RECORDED_REASON_MAX_LENGTH - code.length) + code;
}

;// ./lib/publish/refresh/session-folder.js







const SESSION_NAME = 'session.json';
const PARAMETERS_NAME = 'parameters.json';
function sessionFileIn(folder) {
    return (0,external_node_path_.join)(folder, SESSION_NAME);
}
function readSession(folder) {
    const stored = (0,files/* readPrivateFile */.q1)(sessionFileIn(folder));
    return isStoredSession(stored) ? stored : undefined;
}
function remainingOf({ expiresAt, behindSeconds }, now) {
    return expiresAt - now - behindSeconds;
}
function behindSecondsOf(clocks) {
    const { provenSeconds = 0, clockSkewSeconds = 0, uncertaintySeconds = 0 } = measureClockSkew(clocks) ?? {};
    return provenSeconds > 0 ? Math.ceil(clockSkewSeconds + uncertaintySeconds) : 0;
}
function answerIn({ answer, expiresAt }, clock) {
    return clock === 'runner' ? answer : { ...answer, Expiration: time_formatIso(expiresAt) };
}
function storedSessionText({ expiresAt }, { accessKeyId, secretAccessKey, sessionToken }, behindSeconds) {
    const behind = Math.max(0, behindSeconds);
    const stored = {
        answer: {
            Version: 1,
            AccessKeyId: accessKeyId.reveal(),
            SecretAccessKey: secretAccessKey.reveal(),
            SessionToken: sessionToken?.reveal() ?? '',
            Expiration: formatIso(expiresAt - behind),
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
    return (0,external_node_path_.join)(folder, PARAMETERS_NAME);
}
function readParameters(folder) {
    const found = (0,files/* readPrivateFile */.q1)(parametersFileIn(folder));
    return Number.isFinite(found?.settings?.timeoutSeconds) && typeof found?.auditFile === 'string' ? found : undefined;
}
const RECORD_MAX_BYTES = 512 * 1024;
const APPEND_FLAGS = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_APPEND | (external_node_fs_.constants.O_NOFOLLOW ?? 0);
function recordRefusal(folder, reason, session) {
    try {
        const { auditFile = '', settings } = readParameters(folder) ?? {};
        const file = (0,external_node_fs_.openSync)(auditFile, APPEND_FLAGS);
        try {
            if ((0,external_node_fs_.fstatSync)(file).size > RECORD_MAX_BYTES)
                return;
            const line = refusalLine(Date.now() / 1000, { role: settings?.role?.text ?? '', reason, session });
            (0,external_node_fs_.writeSync)(file, shapes_withoutAccounts(line, settings));
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
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

328:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  ES: () => (HELPER_THREAD),
  le: () => (RENEWED_BEFORE_SECONDS)
});
const BESIDE_KEYS = [
    'AWS_SECURITY_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_ACCESS_KEY',
    'AWS_SECRET_KEY',
    'AMAZON_ACCESS_KEY_ID',
    'AMAZON_SECRET_ACCESS_KEY',
    'AMAZON_SESSION_TOKEN',
];
const ALL_KEYS = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    ...BESIDE_KEYS,
];
const BEFORE_PROFILE = [...ALL_KEYS, 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'];
const RENEWED_BEFORE_SECONDS = 300;
const NOTHING = {
    environmentKeys: false,
    outputKeys: false,
    profiles: false,
    severalRoles: false,
    defaultProfile: false,
    refresh: false,
};
function publishModeOf(settings) {
    const { mode, refresh, roles, profile, outputEnvCredentials, outputCredentials } = settings;
    if (mode !== 'configure')
        return NOTHING;
    const severalRoles = roles.length > 0;
    return {
        environmentKeys: !severalRoles && outputEnvCredentials && !refresh,
        outputKeys: outputCredentials,
        profiles: refresh || profile !== undefined || severalRoles,
        severalRoles,
        defaultProfile: !severalRoles && (refresh || profile !== undefined) && outputEnvCredentials,
        refresh,
    };
}
const HELPER_THREAD = '--renew-session';


}),

665:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  s: () => (defined)
});
function defined(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}


}),

587:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  H: () => (readPrivateText),
  f8: () => (writeWhole),
  ly: () => (isInUse),
  nM: () => (removeFile),
  q1: () => (readPrivateFile)
});
var node_fs__0 = __nccwpck_require__(24);
var node_path__1 = __nccwpck_require__(760);


const MAX_BYTES = 1024 * 1024;
const READ_FLAGS = node_fs__0.constants.O_RDONLY | (node_fs__0.constants.O_NOFOLLOW ?? 0) | (node_fs__0.constants.O_NONBLOCK ?? 0);
const WRITABLE_BY_OTHERS = 0o022;
function readPrivateFile(path) {
    try {
        return JSON.parse(readPrivateText(path) ?? '');
    }
    catch {
        return undefined;
    }
}
function readPrivateText(path) {
    try {
        const file = (0,node_fs__0.openSync)(path, READ_FLAGS);
        try {
            const found = (0,node_fs__0.fstatSync)(file);
            const isOurs = process.platform === 'win32' || (found.mode & WRITABLE_BY_OTHERS) === 0;
            return found.isFile() && found.size <= MAX_BYTES && isOurs ? (0,node_fs__0.readFileSync)(file, 'utf8') : undefined;
        }
        finally {
            (0,node_fs__0.closeSync)(file);
        }
    }
    catch {
        return undefined;
    }
}
function writeWhole(path, text) {
    const unfinished = `${path}.${crypto.randomUUID()}`;
    try {
        const file = (0,node_fs__0.openSync)(unfinished, 'wx', 0o600);
        try {
            (0,node_fs__0.writeFileSync)(file, text);
        }
        finally {
            (0,node_fs__0.closeSync)(file);
        }
        replace(unfinished, path);
    }
    catch (error) {
        removeFile(unfinished);
        throw Object.assign(error, { path });
    }
}
function removeFile(path) {
    try {
        (0,node_fs__0.unlinkSync)(path);
    }
    catch {
    }
}
const IN_USE = ['EPERM', 'EACCES', 'EBUSY'];
function isInUseCode(error) {
    return IN_USE.includes(error.code ?? '');
}
function isInUse(error, path) {
    if (!isInUseCode(error))
        return false;
    try {
        (0,node_fs__0.accessSync)((0,node_path__1.dirname)(path), node_fs__0.constants.W_OK);
        return true;
    }
    catch {
        return false;
    }
}
const REPLACE_LIMIT_MILLISECONDS = 1500;
const REPLACE_PAUSE_MILLISECONDS = 20;
function replace(from, to) {
    for (const startedAt = performance.now();;) {
        try {
            (0,node_fs__0.renameSync)(from, to);
            return;
        }
        catch (error) {
            if (!isInUse(error, to) || performance.now() - startedAt > REPLACE_LIMIT_MILLISECONDS)
                throw error;
        }
        pause(REPLACE_PAUSE_MILLISECONDS * (1 + Math.random()));
    }
}
function pause(milliseconds) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}


}),

805:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  wh: () => (plainText)
});
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const HARMLESS = /^[!-~](?:[ -~]*[!-~])?$/;
const QUOTED_TEXT_MAX_LENGTH = 1000;
const ANNOTATION_MESSAGE_MAX_LENGTH = 4096;
function plainText(text, maxLength = QUOTED_TEXT_MAX_LENGTH) {
    const line = breakCommands(HARMLESS.test(text) ? text : withoutUnprintable(text));
    if (line.length <= maxLength)
        return line;
    return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/u, '')}\u2026`;
}
function plainValue(value) {
    return plainText(/^[^\S\r\n]|[^\S\r\n]$/.test(value) ? `"${value}"` : value);
}
function withoutUnprintable(text) {
    return text
        .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
        .replace(UNPRINTABLE, '\ufffd')
        .trim();
}
function breakCommands(text) {
    return text.replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gmu, '$1: ').replace(/##(?=\[)/gu, '# #');
}
function asciiJson(value, indent = 2) {
    return JSON.stringify(value, null, indent).replace(/[\u007f-\uffff]|#(?=\[)/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}


})

});
/************************************************************************/
// The module cache
var __webpack_module_cache__ = {};

// The require function
function __nccwpck_require__(moduleId) {
	// Check if module is in cache
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== undefined) {
		return cachedModule.exports;
	}
	// Create a new module (and put it into the cache)
	var module = __webpack_module_cache__[moduleId] = {
		// no module.id needed
		// no module.loaded needed
		exports: {}
	};

	// Execute the module function
	var threw = true;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
		threw = false;
	} finally {
		if(threw) delete __webpack_module_cache__[moduleId];
	}

	// Return the exports of the module
	return module.exports;
}

/************************************************************************/
/* webpack/runtime/asset-relocator-loader */
if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";

/* webpack/runtime/async module */
(() => {
	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
	var resolveQueue = (queue) => {
		if(queue && queue.d < 1) {
			queue.d = 1;
			queue.forEach((fn) => (fn.r--));
			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
		}
	}
	var wrapDeps = (deps) => (deps.map((dep) => {
		if(dep !== null && typeof dep === "object") {
			if(dep[webpackQueues]) return dep;
			if(dep.then) {
				var queue = [];
				queue.d = 0;
				dep.then((r) => {
					obj[webpackExports] = r;
					resolveQueue(queue);
				}, (e) => {
					obj[webpackError] = e;
					resolveQueue(queue);
				});
				var obj = {};
				obj[webpackQueues] = (fn) => (fn(queue));
				return obj;
			}
		}
		var ret = {};
		ret[webpackQueues] = x => {};
		ret[webpackExports] = dep;
		return ret;
	}));
	__nccwpck_require__.a = (module, body, hasAwait) => {
		var queue;
		hasAwait && ((queue = []).d = -1);
		var depQueues = new Set();
		var exports = module.exports;
		var currentDeps;
		var outerResolve;
		var reject;
		var promise = new Promise((resolve, rej) => {
			reject = rej;
			outerResolve = resolve;
		});
		promise[webpackExports] = exports;
		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
		module.exports = promise;
		body((deps) => {
			currentDeps = wrapDeps(deps);
			var fn;
			var getResult = () => (currentDeps.map((d) => {
				if(d[webpackError]) throw d[webpackError];
				return d[webpackExports];
			}))
			var promise = new Promise((resolve) => {
				fn = () => (resolve(getResult));
				fn.r = 0;
				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
			});
			return fn.r ? promise : getResult();
		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
		queue && queue.d < 0 && (queue.d = 0);
	};
})();

/* webpack/runtime/define property getters */
(() => {
	// define getter functions for harmony exports
	__nccwpck_require__.d = (exports, definition) => {
		for(var key in definition) {
			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
			}
		}
	};
})();

/* webpack/runtime/hasOwnProperty shorthand */
(() => {
	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
})();

/************************************************************************/

// startup
// Load entry module and return exports
// This entry module used 'module' so it can't be inlined
var __webpack_exports__ = __nccwpck_require__(338);
__webpack_exports__ = await __webpack_exports__;

