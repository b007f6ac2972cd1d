/** The whole screen, or back from it; where that is refused, as when nobody pressed anything, nothing happens. */
export function toggleFullScreen(): void {
  const asked =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  asked.catch(() => undefined);
}

export function leaveFullScreen(): void {
  if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
}
