var __webpack_modules__ = ({

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
var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(760);
var node_worker_threads__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(919);
var _publish_refresh_obtain_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(968);
var _publish_refresh_thread_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(79);




function renew(folder, limitSeconds) {
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_1__.Worker((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(process.argv[1] ?? ''), 'main.js'), {
        argv: [_publish_refresh_thread_js__WEBPACK_IMPORTED_MODULE_3__/* .HELPER_THREAD */ .E],
        workerData: { folder, limitSeconds },
        stdout: true,
        stderr: true,
    });
    return new Promise((resolve) => {
        const timer = setTimeout(() => end('The time for a new session is up.'), (limitSeconds + 1) * 1000);
        const end = (reason) => {
            clearTimeout(timer);
            void worker.terminate();
            resolve(reason);
        };
        worker.once('message', (reason) => end(reason));
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
const [folder = ''] = process.argv.slice(2);
process.stdout.on('error', () => { });
if (!(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(folder)) {
    fail('This helper is started by AWS SDKs and the AWS CLI, with the folder of a session as its argument.');
}
else {
    try {
        leaveMissingDirectory(folder);
        const leastSeconds = Number(process.env['AWS_TOKEN_GUARD_LEAST_SECONDS'] ?? 0);
        const obtained = await (0,_publish_refresh_obtain_js__WEBPACK_IMPORTED_MODULE_2__/* .obtainSession */ .U)(folder, { now: () => Date.now() / 1000, renew, leastSeconds });
        if (!obtained.ok)
            fail(obtained.reason);
        else {
            if (obtained.warning !== undefined)
                process.stderr.write(`aws-token-guard: ${obtained.warning}\n`);
            process.stdout.write(`${JSON.stringify(obtained.answer)}\n`);
        }
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

968:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (obtainSession)
});

var external_node_path_ = __nccwpck_require__(760);
;// external "node:timers/promises"
const promises_namespaceObject = process.getBuiltinModule("node:timers/promises");
;// ./lib/settings/publish-mode.js
const RENEWED_BEFORE_SECONDS = 300;
const NOTHING = {
    environmentKeys: false,
    outputKeys: false,
    profiles: false,
    defaultProfile: false,
    refresh: false,
};
function publishModeOf(settings) {
    const { mode, refresh, roles, profile, outputEnvCredentials, outputCredentials } = settings;
    if (mode !== 'configure')
        return NOTHING;
    const isOneRole = roles.length === 0;
    return {
        environmentKeys: isOneRole && outputEnvCredentials && !refresh,
        outputKeys: outputCredentials,
        profiles: refresh || profile !== undefined || !isOneRole,
        defaultProfile: isOneRole && (refresh ? outputEnvCredentials : profile !== undefined && !outputEnvCredentials),
        refresh,
    };
}

;// external "node:fs"
const external_node_fs_namespaceObject = process.getBuiltinModule("node:fs");
;// ./lib/util/files.js

const MAX_BYTES = 1024 * 1024;
const READ_FLAGS = external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0) | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0);
const WRITABLE_BY_OTHERS = 0o022;
function files_readPrivateFile(path) {
    try {
        return JSON.parse(readPrivateText(path) ?? '');
    }
    catch {
        return undefined;
    }
}
function readPrivateText(path) {
    try {
        const file = (0,external_node_fs_namespaceObject.openSync)(path, READ_FLAGS);
        try {
            const found = (0,external_node_fs_namespaceObject.fstatSync)(file);
            const isOurs = process.platform === 'win32' || (found.mode & WRITABLE_BY_OTHERS) === 0;
            return found.isFile() && found.size <= MAX_BYTES && isOurs ? (0,external_node_fs_namespaceObject.readFileSync)(file, 'utf8') : undefined;
        }
        finally {
            (0,external_node_fs_namespaceObject.closeSync)(file);
        }
    }
    catch {
        return undefined;
    }
}
function writeWhole(path, text) {
    const unfinished = `${path}.${crypto.randomUUID()}`;
    try {
        const file = (0,external_node_fs_namespaceObject.openSync)(unfinished, 'wx', 0o600);
        try {
            (0,external_node_fs_namespaceObject.writeFileSync)(file, text);
        }
        finally {
            (0,external_node_fs_namespaceObject.closeSync)(file);
        }
        (0,external_node_fs_namespaceObject.renameSync)(unfinished, path);
    }
    catch (error) {
        (0,external_node_fs_namespaceObject.rmSync)(unfinished, { force: true });
        throw error;
    }
}

;// ./lib/util/text.js
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const HARMLESS = /^[!-~](?:[ -~]*[!-~])?$/;
const QUOTED_TEXT_MAX_LENGTH = 1000;
function plainText(text, maxLength = QUOTED_TEXT_MAX_LENGTH) {
    const line = breakCommands(HARMLESS.test(text) ? text : withoutUnprintable(text));
    if (line.length <= maxLength)
        return line;
    return `${line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/u, '')}\u2026`;
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

;// ./lib/publish/refresh/lock.js



const LOCK_NAME = 'lock';
const HEARTBEAT_MILLISECONDS = 200;
const SILENCE_SECONDS = 1.4;
const SILENT_LOOKS = 8;
function tryLock(folder) {
    const path = (0,external_node_path_.join)(folder, LOCK_NAME);
    const owner = crypto.randomUUID();
    try {
        const file = (0,external_node_fs_namespaceObject.openSync)(path, 'wx', 0o600);
        try {
            (0,external_node_fs_namespaceObject.writeSync)(file, owner);
        }
        catch (error) {
            (0,external_node_fs_namespaceObject.rmSync)(path, { force: true });
            throw error;
        }
        finally {
            (0,external_node_fs_namespaceObject.closeSync)(file);
        }
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return undefined;
        throw error;
    }
    const timer = setInterval(() => touch(path, owner), HEARTBEAT_MILLISECONDS);
    return {
        release: () => {
            clearInterval(timer);
            if (readPrivateText(path) === owner)
                (0,external_node_fs_namespaceObject.rmSync)(path, { force: true });
        },
    };
}
function touch(path, owner) {
    try {
        const now = new Date();
        if (readPrivateText(path) === owner)
            (0,external_node_fs_namespaceObject.utimesSync)(path, now, now);
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
                owner = readPrivateText(path);
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
        const { ino, mtimeMs } = (0,external_node_fs_namespaceObject.lstatSync)(path);
        return `${ino} ${mtimeMs} ${readPrivateText(path)}`;
    }
    catch {
        return undefined;
    }
}
function takeAway(path, owner) {
    const aside = `${path}.${crypto.randomUUID()}`;
    try {
        (0,external_node_fs_namespaceObject.renameSync)(path, aside);
        if (readPrivateText(aside) !== owner)
            (0,external_node_fs_namespaceObject.linkSync)(aside, path);
    }
    catch {
    }
    finally {
        (0,external_node_fs_namespaceObject.rmSync)(aside, { force: true, recursive: true });
    }
}

;// ./lib/publish/refresh/session-folder.js



const SESSION_NAME = 'session.json';
const PARAMETERS_NAME = 'parameters.json';
function sessionFileIn(folder) {
    return (0,external_node_path_.join)(folder, SESSION_NAME);
}
function readSession(folder) {
    const stored = files_readPrivateFile(sessionFileIn(folder));
    return isStoredSession(stored) ? stored : undefined;
}
function remainingOf({ expiresAt, behindSeconds }, now) {
    return expiresAt - now - behindSeconds;
}
function storedSessionText({ expiresAt }, { accessKeyId, secretAccessKey, sessionToken }, behindSeconds) {
    const stored = {
        answer: {
            Version: 1,
            AccessKeyId: accessKeyId.reveal(),
            SecretAccessKey: secretAccessKey.reveal(),
            SessionToken: sessionToken?.reveal() ?? '',
            Expiration: formatIso(expiresAt),
        },
        expiresAt,
        storedAt: Date.now() / 1000,
        behindSeconds: Math.max(0, behindSeconds),
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
    return join(folder, PARAMETERS_NAME);
}
function readParameters(folder) {
    const found = readPrivateFile(parametersFileIn(folder));
    return typeof found?.settings === 'object' && typeof found.auditFile === 'string' ? found : undefined;
}

;// ./lib/publish/refresh/obtain.js







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
            await renewOrWait(request, limitSeconds, watch);
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
        return watch.look();
    }
    try {
        if (freshSession(request) === undefined)
            await renewOnce(request, limitSeconds);
    }
    finally {
        lock.release();
    }
}
async function renewOnce({ folder, now, renew }, limitSeconds) {
    const reason = await renew(folder, limitSeconds);
    if (reason !== undefined)
        writeWhole((0,external_node_path_.join)(folder, REFUSAL_NAME), JSON.stringify({ at: now(), reason }));
}
function freshSession({ folder, askedAt, now, leastSeconds }) {
    const stored = readSession(folder);
    if (stored === undefined)
        return undefined;
    const isNew = stored.storedAt >= askedAt && stored.storedAt <= now();
    const least = isNew ? 0 : Math.max(RENEWED_BEFORE_SECONDS, leastSeconds || 0);
    return remainingOf(stored, now()) > least ? stored.answer : undefined;
}
function storedAnswer({ folder, now }) {
    const stored = readSession(folder);
    return stored !== undefined && remainingOf(stored, now()) > LAST_RESORT_SECONDS ? stored.answer : undefined;
}
function withoutRenewal(reason, request) {
    const answer = storedAnswer(request);
    return answer === undefined ? { ok: false, reason } : { ok: true, answer, warning: reason };
}
const REFUSAL_NAME = 'refusal.json';
const REASON_MAX_LENGTH = 4000;
function knownRefusal({ folder, askedAt, now }, hasSession) {
    const { at, reason } = (files_readPrivateFile((0,external_node_path_.join)(folder, REFUSAL_NAME)) ?? {});
    const from = hasSession ? askedAt - REFUSAL_WITH_SESSION_SECONDS : askedAt;
    const isKnown = typeof at === 'number' && at >= from && at <= now();
    return (isKnown && typeof reason === 'string' && plainText(reason, REASON_MAX_LENGTH)) || undefined;
}


}),

79:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.d(__webpack_exports__, {
  E: () => (HELPER_THREAD)
});
const HELPER_THREAD = '--renew-session';


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

