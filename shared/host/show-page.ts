/** The public window of a ceremony: a page of its own beside the window's, which holds no contest. */
export const showPage = 'show.html';
