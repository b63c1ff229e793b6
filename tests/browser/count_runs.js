// Counts the script runs of a Streamlit page by reading its WebSocket. The page's own
// marker (data-test-script-state) can change and change back unseen in a short run.
(() => {
    const RERUN_SCRIPT = 11; // BackMsg, from the page
    const SCRIPT_FINISHED = 6; // ForwardMsg, from the server
    const EARLY_FOR_RERUN = 2; // one run gave way to the next: not a result
    const runs = { finished: 0, isWaiting: false, changedAt: 0 };
    window.runs = runs;

    const bytesOf = (data) =>
        new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength);

    function* fieldsOf(bytes) {
        let at = 0;
        const varint = () => {
            let value = 0;
            for (let scale = 1; ; scale *= 128) {
                const byte = bytes[at++];
                value += (byte & 127) * scale;
                if (byte < 128) return value;
            }
        };
        while (at < bytes.length) {
            const tag = varint();
            const kind = tag & 7;
            const value = kind === 0 || kind === 2 ? varint() : 0;
            yield [tag >>> 3, value];
            at += kind === 2 ? value : kind === 5 ? 4 : kind === 1 ? 8 : 0;
        }
    }

    const note = (isWaiting) => {
        runs.isWaiting = isWaiting;
        runs.changedAt = performance.now();
    };

    window.WebSocket = class extends WebSocket {
        constructor(...args) {
            super(...args);
            this.addEventListener("message", ({ data }) => {
                if (!(data instanceof ArrayBuffer)) return;
                for (const [field, value] of fieldsOf(bytesOf(data))) {
                    if (field !== SCRIPT_FINISHED || value === EARLY_FOR_RERUN) continue;
                    runs.finished += 1;
                    note(false);
                }
            });
        }

        send(data) {
            for (const [field] of fieldsOf(bytesOf(data)))
                if (field === RERUN_SCRIPT) note(true);
            super.send(data);
        }
    };
})();
