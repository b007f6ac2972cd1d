import * as A from '@automerge/automerge';
import { fieldsOf, run } from './engine.mjs';

/** Every region starts from one common document: else each would have another object under the same name. */
const common = () =>
  A.change(A.init({ actor: 'aa'.repeat(16) }), { time: 0 }, (draft) => {
    draft.sheets = {};
  });

await run({
  files: (regions) => {
    const base = A.save(common());
    return regions.map((jurors, index) => {
      let doc = A.load(base, { actor: (index + 1).toString(16).padStart(32, '0') });
      const before = A.getHeads(doc);
      for (const { juror, sheets } of jurors) {
        doc = A.change(doc, { time: 0 }, (draft) => {
          for (const sheet of sheets) draft.sheets[`${sheet[0]}/${juror}`] = fieldsOf(sheet);
        });
      }
      return A.saveSince(doc, before);
    });
  },
  start: () => {
    let doc = common();
    return {
      merge: (file) => {
        doc = A.loadIncremental(doc, file);
      },
      values: () =>
        Object.values(doc.sheets).reduce((sum, sheet) => sum + Object.keys(sheet).length - 1, 0),
    };
  },
});
