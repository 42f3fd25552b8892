export const id = 626;
export const ids = [626];
export const modules = {

626:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.d(__webpack_exports__, {
  isOwnedByUser: () => (isOwnedByUser)
});
var node_child_process__0 = __webpack_require__(421);
var node_path__1 = __webpack_require__(760);


const LIMIT_MILLISECONDS = 10_000;
const start = (program, args) => {
    const options = { encoding: 'utf8', timeout: LIMIT_MILLISECONDS, windowsVerbatimArguments: true };
    const { status, stdout } = (0,node_child_process__0.spawnSync)(program, args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
    return status === 0 ? stdout : undefined;
};
function systemProgram(name, environment) {
    const [, root] = Object.entries(environment).find(([key]) => key.toLowerCase() === 'systemroot') ?? [];
    return node_path__1.win32.join(root ?? 'C:\\Windows', 'System32', name);
}
const OWNERS = (/* unused pure expression or super */ null && (['*S-1-3-4', '*S-1-5-18', '*S-1-5-32-544']));
function restrictFolder(folder, environment, run = start) {
    const grants = OWNERS.map((owner) => `${owner}:(OI)(CI)F`);
    const program = systemProgram('icacls.exe', environment);
    return run(program, [`"${folder}"`, '/inheritance:r', '/grant:r', ...grants, '/q']) !== undefined;
}
function isOwnedByUser(folder, environment, run = start) {
    const program = systemProgram('WindowsPowerShell\\v1.0\\powershell.exe', environment);
    const path = folder.replace(/['\u2018-\u201b]/g, '$&$&');
    const owner = `(Get-Acl -LiteralPath '${path}').GetOwner([Security.Principal.SecurityIdentifier])`;
    const user = '[Security.Principal.WindowsIdentity]::GetCurrent()';
    const command = `$u = ${user}; $o = ${owner}; ($o -eq $u.User) -or ($o -eq $u.Owner)`;
    return run(program, ['-NoProfile', '-NonInteractive', '-Command', `"${command}"`])?.trim() === 'True';
}
function shortPath(folder, environment, run = start) {
    if (/["%]/.test(folder))
        return folder;
    const args = ['/d', '/v:off', '/c', `for %I in ("${folder}") do @echo %~sI`];
    const found = run(systemProgram('cmd.exe', environment), args)?.trim();
    return found !== undefined && /^[A-Za-z]:\\[!-~]+$/.test(found) ? found : folder;
}


})

};
