// For tests: what a catalogue offers, and lines that look like messages but were not understood.
import { FluentResource } from '@fluent/bundle';

export interface Parsed {
	path: string;
	ids: string[];
	broken: string[];
}

export function parse(path: string, source: string): Parsed {
	const ids = new FluentResource(source).body.map((entry) => entry.id);
	const written = [...source.matchAll(/^(-?[a-zA-Z][\w-]*)\s*=/gm)].map((match) => match[1] ?? '');
	return {
		path,
		ids: ids.filter((id) => !id.startsWith('-')),
		broken: written.filter((id) => !ids.includes(id)).map((id) => `${path}: ${id}`)
	};
}
