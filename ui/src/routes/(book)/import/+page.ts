// Importing needs the categories to choose from.
import { call } from '$api/client';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => ({ categories: await call('catalogue.categories', null) });
