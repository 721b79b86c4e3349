// What only a host can do, as one interface. The rest of the window knows this and nothing of Tauri or of the test host.

/** Why a command was refused: codes and parameters, no English. The sentence comes from the catalogues by its code. */
export interface Refusal {
	code: string;
	params: Record<string, string>;
	fields: FieldRefusal[];
	/** For a bug report; empty for an ordinary refusal. */
	trace: string;
}

/** A refusal that belongs to one field of a form, named by its path in the request, such as `lines.3.serial`. */
export interface FieldRefusal {
	field: string;
	code: string;
	params: Record<string, string>;
}

/** Thrown by `Host.call`, so that a refusal can be told from a bug in the window. */
export class Refused extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.code);
		this.name = 'Refused';
		this.refusal = refusal;
	}
}

/** The value of a command and the subjects it changed ("asset", "pickup"), as the book observed them. */
export interface Answer {
	value: unknown;
	changed: string[];
}

/** How far a long command has come. `total` is 0 while it is not known. */
export interface Progress {
	done: number;
	total: number;
}

export interface CallOptions {
	onProgress?: (progress: Progress) => void;
	/** Aborting asks the core to stop; the command then refuses with `cancelled`. */
	signal?: AbortSignal;
}

export interface FileFilter {
	name: string;
	/** Without the dot: `csv`. */
	extensions: string[];
}

export interface Host {
	call(name: string, request: unknown, options: CallOptions): Promise<Answer>;
	/** Answers the path of the chosen file, or null when the person thought better of it. */
	pickFile(title: string, filters: FileFilter[]): Promise<string | null>;
	pickSave(title: string, suggestedName: string, filters: FileFilter[]): Promise<string | null>;
	/** Answers the path of an existing folder, or null. */
	pickFolder(title: string): Promise<string | null>;
	openPath(path: string): Promise<void>;
	printPath(path: string): Promise<void>;
	/** Shows a file or folder where it lies, in the system's file manager. Answers whether that could be; never throws. */
	revealPath(path: string): Promise<boolean>;
	/** Tells the person something by the system. Answers whether the system took it; never throws. */
	notify(title: string, body: string): Promise<boolean>;
}

/** Reads what a host rejected with; anything that is not a refusal becomes `unexpected`. */
export function toRefused(cause: unknown): Refused {
	if (cause instanceof Refused) return cause;
	if (isRefusal(cause)) return new Refused(cause);
	return new Refused({ code: 'unexpected', params: {}, fields: [], trace: describe(cause) });
}

function isRefusal(value: unknown): value is Refusal {
	return typeof value === 'object' && value !== null && 'code' in value && 'params' in value && 'fields' in value;
}

function describe(cause: unknown): string {
	if (cause instanceof Error) return cause.stack ?? cause.message;
	return typeof cause === 'string' ? cause : JSON.stringify({ cause });
}
