"""A process of its own that starts the server, and stops it once nobody uses it any more. Standard library only.

Every user of the server holds a shared lock on the file `users`. The watcher waits for the exclusive one, which the
kernel grants when the last user is gone: after a clean exit, SIGTERM, kill -9, or the end of a forked child.

    python watcher.py DATA_FOLDER GATE [START_COMMAND...] -- STOP_COMMAND...

GATE is the descriptor of the gate's lock, inherited from the caller: should that be killed, the gate stays closed until
the server is up and watched. The lock on the file `watcher` tells that one is on duty. Lock order, here and in
server.py: gate, then users.
"""

import fcntl
import os
import subprocess
import sys


def main(data: str, gate: int, start: list[str], stop: list[str]) -> int:
    """Start the server, then go on duty in the background unless somebody is. Returns 0, or 1 if it did not start."""
    if start and subprocess.run(start, stdin=subprocess.DEVNULL).returncode:
        return 1
    duty = _open(data, "watcher")
    try:
        fcntl.flock(duty, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return 0
    if os.fork() == 0:
        os.close(gate)
        os.setsid()
        _watch(data, stop, duty)
    return 0


def _watch(data: str, stop: list[str], duty: int) -> None:
    users = _open(data, "users")
    stopped = False
    while not stopped:
        fcntl.flock(users, fcntl.LOCK_EX)
        # Let go before taking the gate: whoever holds the gate may be waiting for a place among the users.
        fcntl.flock(users, fcntl.LOCK_UN)
        gate = _open(data, "gate")
        fcntl.flock(gate, fcntl.LOCK_EX)
        stopped = _stop_if_unused(data, users, stop)
        if stopped:
            os.close(duty)  # before the gate opens, so that the next starter finds the post vacant
        os.close(gate)


def _stop_if_unused(data: str, users: int, stop: list[str]) -> bool:
    """Stop the server unless somebody came meanwhile; return whether the duty is over."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    try:
        ours = os.path.samestat(os.stat(os.path.join(data, "users")), os.fstat(users))
    except FileNotFoundError:
        ours = False
    if ours:  # else the folder was removed, and what stands there now is another's
        subprocess.run(stop, stdin=subprocess.DEVNULL)
    return True


def _open(data: str, name: str) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    return os.open(os.path.join(data, name), flags, 0o600)


if __name__ == "__main__":
    folder, descriptor, *commands = sys.argv[1:]
    middle = commands.index("--")
    sys.exit(main(folder, int(descriptor), commands[:middle], commands[middle + 1 :]))
