import { createContext, useContext } from 'react';

/** Where charts stand. */
export interface ChartPlace {
  /** True while the page is being taken for print: pictures stand there with their tables. */
  readonly onPaper: boolean;
  /** True where people are called by name: the export of a table that tells of people is noted then. */
  readonly named: boolean;
}

const Place = createContext<ChartPlace>({ onPaper: false, named: false });

export const ChartPlaceProvider = Place.Provider;

export const useChartPlace = (): ChartPlace => useContext(Place);
