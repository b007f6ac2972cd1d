import { createContext, useContext } from 'react';

/** Where charts stand. */
export interface ChartPlace {
  /** True while the page is being taken for print: pictures stand there with their tables. */
  readonly onPaper: boolean;
  /** True where a table tells who people are: its export is noted then. */
  readonly personal: boolean;
}

const Place = createContext<ChartPlace>({ onPaper: false, personal: false });

export const ChartPlaceProvider = Place.Provider;

export const useChartPlace = (): ChartPlace => useContext(Place);
