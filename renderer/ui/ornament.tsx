/** The қошқар мүйіз hairline; at most once a screen and never behind text. */
export function Ornament() {
  return <div className="ornament" aria-hidden="true" />;
}
