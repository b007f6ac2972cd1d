import { createRoot } from 'react-dom/client';
import { present } from '../../shared/basics/assert.ts';
import { PublicWindow } from '../show/public-window.tsx';
import '../ui/tokens.css';
import '../ui/fonts.css';
import '../ui/base.css';
import '../ui/ornament.css';
import '../ui/forced-colors.css';

/** The public window: a page without a desk, a host or texts of its own. */
const presenter = window.opener as Window | null;
createRoot(present(document.getElementById('root'), 'show.html has a #root')).render(
  <PublicWindow presenter={presenter} />,
);
