// Starts and stops the loopback host: Endwell's own core and UI for one browser, on a port of its own.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Commands } from '../../../ui/src/api/types.ts';
import { program, today, ui } from './places.ts';

/** What a desktop would have opened or printed. */
export interface Shown {
	verb: 'open' | 'print';
	path: string;
}

interface Line {
	answer?: { value: unknown };
	refusal?: { code: string };
}

export class Host {
	readonly address: string;
	readonly #process: ChildProcess;

	private constructor(process: ChildProcess, address: string) {
		this.#process = process;
		this.address = address;
	}

	/** Serves a book until it is stopped; everything it writes stays in `folder`. */
	static async start(folder: string, book: readonly string[]): Promise<Host> {
		const child = spawn(program, [...book, '--today', today, '--ui', ui, '--port', '0'], {
			env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const failed = once(child, 'exit').then(([code]) => {
			throw new Error(`${program} ended with ${String(code)} before it listened`);
		});
		const listening = (async () => {
			for await (const line of createInterface(child.stdout)) {
				const [, address] = /^listening on (http:\S+)$/.exec(line) ?? [];
				if (address !== undefined) return new Host(child, address);
			}
			return failed;
		})();
		try {
			return await Promise.race([listening, failed]);
		} finally {
			failed.catch(() => undefined);
		}
	}

	async stop(): Promise<void> {
		if (this.#process.exitCode !== null) return;
		const ended = once(this.#process, 'exit');
		this.#process.kill();
		await ended;
	}

	/** Asks the core as the window does, to prepare a book or to look at what a screen has done. */
	async call<Name extends keyof Commands>(
		name: Name,
		request: Commands[Name]['request']
	): Promise<Commands[Name]['answer']> {
		const response = await fetch(`${this.address}/call/${name}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-call-id': crypto.randomUUID() },
			body: JSON.stringify(request)
		});
		const lines = (await response.text()).trim().split('\n');
		const last = JSON.parse(lines.at(-1) ?? '{}') as Line;
		if (last.answer === undefined) throw new Error(`${name} was refused: ${JSON.stringify(last.refusal)}`);
		return last.answer.value as Commands[Name]['answer'];
	}

	async shown(): Promise<Shown[]> {
		return (await (await fetch(`${this.address}/host/opened`)).json()) as Shown[];
	}
}
