// The answer of the loopback host, however the network cuts it up.
import { expect, test, vi } from 'vitest';
import { Refused } from './host';
import { loopback, readAnswer } from './loopback';
import type { Progress } from './host';

function stream(...chunks: string[]): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream({
		start(controller) {
			for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
			controller.close();
		}
	});
}

test('progress is told, then the answer is given', async () => {
	const seen: Progress[] = [];
	const body = stream('{"progress":{"done":1,"total":2}}\n{"prog', 'ress":{"done":2,"total":2}}\n{"answer":{"value":7,', '"changed":["asset"]}}\n');
	const answer = await readAnswer(body, (progress) => seen.push(progress));
	expect(answer).toEqual({ value: 7, changed: ['asset'] });
	expect(seen.map((progress) => progress.done)).toEqual([1, 2]);
});

test('a refusal is thrown with its fields, also without a last line end', async () => {
	const refusal = { code: 'invalid', params: {}, fields: [{ field: 'name', code: 'required', params: {} }], trace: '' };
	const cause: unknown = await readAnswer(stream(JSON.stringify({ refusal }))).catch((caught: unknown) => caught);
	expect(cause).toBeInstanceOf(Refused);
	expect((cause as Refused).refusal).toEqual(refusal);
});

test('a host that ends without an answer is a bug', async () => {
	await expect(readAnswer(stream('{"progress":{"done":1,"total":2}}\n'))).rejects.toMatchObject({
		refusal: { code: 'unexpected' }
	});
});

test('a folder is the one that a test named, else a new one of the host', async () => {
	const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{"path":"/new"}'));
	expect(await loopback.pickFolder('Export everything')).toBe('/new');
	expect(asked).toHaveBeenCalledWith('/host/folder', expect.objectContaining({ method: 'POST' }));
	window.__endwellFolder = '/named';
	expect(await loopback.pickFolder('Export everything')).toBe('/named');
	delete window.__endwellFolder;
	asked.mockRestore();
});

test('what is notified is kept in order', async () => {
	expect(await loopback.notify('Three devices are due', 'Harbor Dental Group')).toBe(true);
	await loopback.notify('Pickup tomorrow', '');
	expect(window.__endwellNotified).toEqual([
		{ title: 'Three devices are due', body: 'Harbor Dental Group' },
		{ title: 'Pickup tomorrow', body: '' }
	]);
});
