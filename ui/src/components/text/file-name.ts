// Names for files.

/** A name that every system takes for a file. */
export function fileName(words: string, ending: string): string {
	return `${words.replace(/[\\/:*?"<>|]+/g, ' ').trim()}.${ending}`;
}
