import { type ComponentProps, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';

/** Rows shown at first and with every press of "more". */
const pageSize = 100;

/** A long table, a hundred rows at a time. Give it a new `key` to begin again at the first. */
export function PagedTable<Row>(props: ComponentProps<typeof Table<Row>>) {
  const { t } = useText('intake');
  const [shown, setShown] = useState(pageSize);
  const { rows } = props;
  return (
    <>
      <Card pad={false} className="table-card">
        <div className="scroll-x">
          <Table empty={t('common:nothingFound')} {...props} rows={rows.slice(0, shown)} />
        </div>
      </Card>
      {rows.length > shown && (
        <div className="row">
          <Button icon="down" onClick={() => setShown(shown + pageSize)}>
            {t('showMore', { count: Math.min(pageSize, rows.length - shown) })}
          </Button>
        </div>
      )}
    </>
  );
}
