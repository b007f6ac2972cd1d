/**
 * The same function, which keeps its last answers: for words, of which a hundred thousand texts have few different ones.
 * At most `limit` answers are kept at once.
 */
export function remember<Answer>(
  of: (text: string) => Answer,
  limit = 100_000,
): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = of(text);
    if (answers.size >= limit) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
