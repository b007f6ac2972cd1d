/** The sign and the name; the sign is a қошқар мүйіз on a gold line. */
export function Brand() {
  return (
    <div className="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect className="mk" width="32" height="32" rx="8" />
        <path
          className="mk2"
          d="M16 25V13.5C16 8.5 10.3 5.8 7.3 8.6c-2.3 2.2-1.2 6 1.7 6 2.2 0 2.9-2.6 1.3-3.5M16 13.5c0-5 5.7-7.7 8.7-4.9 2.3 2.2 1.2 6-1.7 6-2.2 0-2.9-2.6-1.3-3.5"
        />
        <rect className="mk3" x="10" y="24" width="12" height="2" rx="1" />
      </svg>
      <span>Qazylar</span>
    </div>
  );
}
