"""Start the page on a free port of this machine and say where it is.

PORT=8600 asks for a port. STREAMLIT_SERVER_ADDRESS=0.0.0.0 opens the page to other
machines; without it only this one can reach it.
"""

import os
import socket
import sys

USUAL_PORT = 8501


def free_port() -> int:
    """The usual port of Streamlit if nobody has it, else any free one."""
    with socket.socket() as probe:
        taken = probe.connect_ex(("127.0.0.1", USUAL_PORT)) == 0
    if not taken:
        return USUAL_PORT
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def main() -> None:
    """Replace this process by the page's, so that Ctrl-C reaches it directly."""
    port = os.environ.get("PORT") or str(free_port())
    os.environ.setdefault("STREAMLIT_SERVER_ADDRESS", "localhost")
    print(f"Open http://localhost:{port}  (Ctrl-C stops the page)", flush=True)
    command = ["-m", "streamlit", "run", "app.py", "--server.port", port]
    os.execv(sys.executable, [sys.executable, *command])


if __name__ == "__main__":
    main()
