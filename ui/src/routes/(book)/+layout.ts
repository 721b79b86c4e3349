// Everything that needs an open book.
import { call, subject } from '$api/client';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ depends }) => {
	depends(subject('state'));
	return { book: await call('book.state', null) };
};
