// Fills the sample book once; every test that wants it gets a copy.
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Host } from './host.ts';
import { sampleFolder } from './places.ts';

export default async function fillSampleBook(): Promise<void> {
	await rm(sampleFolder, { recursive: true, force: true });
	await mkdir(sampleFolder, { recursive: true });
	const host = await Host.start(sampleFolder, ['--demo']);
	const { path } = await host.call('book.state', null);
	await host.stop();
	process.env['ENDWELL_SAMPLE_BOOK'] = dirname(path);
}
