// What the program says of itself when it starts and when the day changes: what came due since it last spoke. Said once a
// day for each book, and not at all when nothing is new.
import { call, type Answered } from '$api/client';
import { t } from '$components/text/text';
import { host } from '$host/index';
import type { DueNow } from '$api/types';
import type { Day } from '$components/text/day';

/** Where the last day is kept, on this machine, for each book. */
const keyOf = (path: string) => `reminded ${path}`;

/** How often a window that stays open looks whether it is another day, in milliseconds. */
export const LOOK = 10 * 60 * 1000;

export function newlyDueText({ devices, customers, customer }: DueNow): string {
	return customer
		? t('reminder-new-at-one', { devices, customer: customer[1] })
		: t('reminder-new', { devices, customers });
}

export function thisMonthText({ devices, customers, customer }: DueNow): string {
	return customer
		? t('reminder-month-at-one', { devices, customer: customer[1] })
		: t('reminder-month', { devices, customers });
}

/** Tells what is newly due, unless that was done today. `path` is the book's. */
export async function remind(path: string, today: Day): Promise<void> {
	const last = localStorage.getItem(keyOf(path));
	if (last !== null && last >= today) return;
	// Kept before anything is said: two windows, or a second look, must not say it twice.
	localStorage.setItem(keyOf(path), today);
	let reminder: Answered<'planning.reminder'>;
	try {
		reminder = await call('planning.reminder', { since: last });
	} catch {
		// Nobody asked for a reminder: a book that cannot be read says so where it is shown.
		forget(path, last);
		return;
	}
	if (reminder.newlyDue.devices === 0) return;
	const shown = await host.notify(t('reminder-title'), newlyDueText(reminder.newlyDue));
	// What nobody saw is said at the next look.
	if (!shown) forget(path, last);
}

/** As if nothing had been said since that day. */
function forget(path: string, last: string | null): void {
	if (last === null) localStorage.removeItem(keyOf(path));
	else localStorage.setItem(keyOf(path), last);
}

/** Looks now and then whether it is another day, also while nobody looks at the window, and when somebody
 * comes back to it. Answers how to stop. */
export function watchDay(today: () => Day, changed: () => void): () => void {
	const look = async () => {
		const now = await call('book.state', null).then((state) => state.today, () => null);
		if (now !== null && now !== today()) changed();
	};
	const again = () => void look();
	const timer = setInterval(again, LOOK);
	document.addEventListener('visibilitychange', again);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', again);
	};
}
