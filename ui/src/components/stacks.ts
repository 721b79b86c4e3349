// What a stacked chart shows.
export interface Stack {
	name: string;
	/** One for each bar; nothing is negative. */
	values: readonly number[];
	/** Several small ones in one: drawn in grey, last. */
	rest?: boolean;
}

export interface Stacks {
	/** Names of the bars. */
	bars: readonly string[];
	/** At most seven, the largest first. */
	series: readonly Stack[];
	format: (value: number) => string;
	/** What a screen reader says instead of the picture; the figures belong in a table beside it. */
	description: string;
}

/** The largest series as they are, all others as one, so that no more than `most` colours have to be told apart. */
export function fewest(series: readonly Stack[], most: number, restName: string): Stack[] {
	const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
	const ordered = [...series].filter(({ values }) => sum(values) > 0).sort((a, b) => sum(b.values) - sum(a.values));
	if (ordered.length <= most) return ordered;
	const [kept, others] = [ordered.slice(0, most - 1), ordered.slice(most - 1)];
	const values = (others[0]?.values ?? []).map((_, at) => others.reduce((all, other) => all + (other.values[at] ?? 0), 0));
	return [...kept, { name: restName, values, rest: true }];
}
