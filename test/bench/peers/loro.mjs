import { LoroDoc, LoroMap } from 'loro-crdt';
import { fieldsOf, run } from './engine.mjs';

await run({
  files: (regions) =>
    regions.map((jurors, index) => {
      const doc = new LoroDoc();
      doc.setPeerId(BigInt(index + 1));
      const sheets = doc.getMap('sheets');
      for (const { juror, sheets: own } of jurors) {
        for (const sheet of own) {
          const map = sheets.setContainer(`${sheet[0]}/${juror}`, new LoroMap());
          for (const [field, value] of Object.entries(fieldsOf(sheet))) map.set(field, value);
        }
        doc.commit();
      }
      return doc.export({ mode: 'update' });
    }),
  start: () => {
    const doc = new LoroDoc();
    return {
      merge: (file) => void doc.import(file),
      values: () =>
        Object.values(doc.toJSON().sheets).reduce(
          (sum, sheet) => sum + Object.keys(sheet).length - 1,
          0,
        ),
    };
  },
});
