// Before the first screen: the chosen colours. And what an error page is told of a refusal.
import { applyTheme, chosenTheme } from '$components/theme';
import { toRefused } from '$host/index';
import type { HandleClientError } from '@sveltejs/kit';

applyTheme(chosenTheme());

export const handleError: HandleClientError = ({ error, status, message }) =>
	status === 404 ? { message } : { message, refusal: toRefused(error).refusal };
