// What of a list is left to choose, as a person types.
interface Option<V extends string> {
	value: V;
	text: string;
}

const words = (text: string) => text.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Options that are not chosen yet and have a word that begins with each word typed, in the order of the list. */
export function left<V extends string>(options: readonly Option<V>[], chosen: readonly V[], typed: string): Option<V>[] {
	const wanted = words(typed);
	return options.filter(({ value, text }) => {
		if (chosen.includes(value)) return false;
		const own = words(text);
		return wanted.every((start) => own.some((word) => word.startsWith(start)));
	});
}
