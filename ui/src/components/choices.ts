// Choices that were weighed, the best first.
import type { Tone } from './tone';

export interface Choice {
	id: string;
	title: string;
	/** A link to where it is shown in full. */
	more?: { href: string; text: string };
	standing: { tone: Tone; text: string };
	/** Small and grey, under the title. */
	note?: string;
	/** Sentences under their heads, such as what speaks for it and against it. */
	sides: readonly { title: string; sentences: readonly string[] }[];
}
