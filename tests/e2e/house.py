"""A server of one's own, and the command line against it. Programs come from the environment, as CTest sets it."""

import json
import os
import pathlib
import resource
import signal
import subprocess
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("MILEPOST_BUILD", SOURCE / "build/dev"))
MILEPOSTD = os.environ.get("MILEPOSTD", str(BUILD / "bin/milepostd"))
MILEPOST = os.environ.get("MILEPOST", str(BUILD / "bin/milepost"))
MILEPOST_REPORT = os.environ.get("MILEPOST_REPORT", str(BUILD / "bin/milepost-report"))
CLOCK = "fixed:2026-06-30T09:00:00Z"
DEMO = sorted(str(path) for path in (SOURCE / "clients/demo").glob("*.yaml"))

# What a caller's shell happens to hold is no part of a test.
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith("MILEPOST_")}


class Server:
    """`milepostd serve` in a directory of its own."""

    def __init__(self, directory, *flags, auth="development", clock=CLOCK, largest_file=None):
        self.directory = pathlib.Path(directory)
        self.database = self.directory / "milepost.db"
        self.flags = flags
        self.auth = auth
        self.clock = clock
        self.largest_file = largest_file
        self.process = None

    def launch(self):
        """Starts the process and does not wait for it to serve."""
        port_file = self.directory / "port"
        port_file.unlink(missing_ok=True)
        command = [MILEPOSTD, "serve", "--listen=127.0.0.1:0", f"--port-file={port_file}",
                   f"--database=sqlite:{self.database}", f"--auth={self.auth}", *self.flags]
        if self.auth == "development":
            command.append(f"--clock={self.clock}")

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit fails as on a full disk
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.largest_file, self.largest_file))

        self.log = open(self.directory / "server.log", "ab")
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                        env=ENVIRONMENT, preexec_fn=limit if self.largest_file else None)

    def start(self):
        self.launch()
        deadline = time.monotonic() + 30
        port_file = self.directory / "port"
        while time.monotonic() < deadline:
            if port_file.exists() and (text := port_file.read_text()).endswith("\n"):
                self.address = f"127.0.0.1:{int(text)}"
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        raise AssertionError(f"the server does not serve: {self.output()}")

    def output(self):
        return (self.directory / "server.log").read_text()

    def stop(self):
        """SIGTERM; the exit status and the seconds it took."""
        begin = time.monotonic()
        self.process.terminate()
        status = self.process.wait(timeout=60)
        return status, time.monotonic() - begin

    def kill(self):
        self.process.kill()
        self.process.wait()

    def run(self, *arguments, who=None, check=True, **options):
        """One run of the command line as `who`."""
        command = [MILEPOST, f"--server={self.address}"]
        if who:
            command.append(f"--as={who}")
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, env=ENVIRONMENT, timeout=120,
                              **options)
        if check:
            assert done.returncode == 0, f"{arguments}: exit {done.returncode}: {done.stderr or done.stdout}"
        return done

    def ask(self, *arguments, who=None):
        """The JSON that a command prints; None if it is refused."""
        done = self.run("--output=json", *arguments, who=who, check=False)
        return json.loads(done.stdout or "[]") if done.returncode == 0 else None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()
        self.log.close()


def scratch():
    """A directory that is removed with everything in it."""
    return tempfile.TemporaryDirectory(prefix="milepost-e2e-")
