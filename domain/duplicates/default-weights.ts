import { commonNames } from './tables/common-names.ts';
import type { Weights } from './weights.ts';

/**
 * The weights a new installation starts with, before it learns from its own records: what is usual among leads,
 * rounded from what `learn` finds in several made-up and public sets of very different quality.
 * Columns: match, colleague, namesake, random. For companies, a colleague is another company at the same
 * address or number, a namesake another company or branch of the same name.
 */
// biome-ignore format: tables read better with their columns aligned
export const defaultWeights: Weights = {
  version: 1,
  names: commonNames,
  person: {
    shares: [0.12, 0.35, 0.08, 0.45],
    levels: {
      name: {
        same:               [0.52,    0.0006,  0.7,     0.01],
        nickname:           [0.07,    0.0004,  0.05,    0.004],
        swapped:            [0.03,    0.0001,  0.01,    0.0008],
        similar:            [0.2,     0.002,   0.1,     0.008],
        initial:            [0.055,   0.004,   0.05,    0.01],
        'other surname':    [0.03,    0.04,    0.03,    0.2],
        'surname only':     [0.03,    0.01,    0.03,    0.005],
        'first name only':  [0.03,    0.01,    0.02,    0.008],
        'other first name': [0.015,   0.045,   0.004,   0.18],
        differs:            [0.015,   0.8279,  0.004,   0.5142],
        'only one named':   [0.005,   0.06,    0.002,   0.06],
      },
      organisation: {
        same:               [0.66,    0.895,   0.01,    0.012],
        'same domain':      [0.11,    0.065,   0.005,   0.003],
        similar:            [0.11,    0.025,   0.02,    0.03],
        related:            [0.01,    0.005,   0.015,   0.025],
        differs:            [0.11,    0.01,    0.95,    0.93],
      },
      email: {
        same:               [0.64,    0.0008,  0.0005,  0.0004],
        shared:             [0.012,   0.03,    0.003,   0.002],
        similar:            [0.08,    0.004,   0.008,   0.001],
        'local part':       [0.05,    0.002,   0.2,     0.05],
        differs:            [0.218,   0.9632,  0.7885,  0.9466],
      },
      phone: {
        same:               [0.66,    0.3,     0.004,   0.006],
        similar:            [0.02,    0.006,   0.001,   0.001],
        'same exchange':    [0.05,    0.258,   0.003,   0.002],
        differs:            [0.27,    0.436,   0.992,   0.991],
      },
      place: {
        'same address':     [0.49,    0.47,    0.003,   0.003],
        'same street':      [0.03,    0.03,    0.003,   0.008],
        'same postcode':    [0.1,     0.12,    0.012,   0.02],
        'same city':        [0.3,     0.29,    0.13,    0.17],
        differs:            [0.08,    0.09,    0.852,   0.799],
      },
      birthDate: {
        same:               [0.8,     0.0008,  0.0008,  0.01],
        similar:            [0.12,    0.015,   0.015,   0.05],
        near:               [0.03,    0.035,   0.035,   0.035],
        differs:            [0.05,    0.9492,  0.9492,  0.905],
      },
    },
  },
  company: {
    shares: [0.20, 0.10, 0.10, 0.60],
    levels: {
      company: {
        same:               [0.6,     0.01,    0.76,    0.02],
        similar:            [0.22,    0.01,    0.12,    0.02],
        contains:           [0.13,    0.03,    0.08,    0.05],
        related:            [0.02,    0.1,     0.02,    0.21],
        differs:            [0.03,    0.85,    0.02,    0.7],
      },
      email: {
        same:               [0.55,    0.06,    0.004,   0.001],
        'same domain':      [0.28,    0.2,     0.016,   0.004],
        differs:            [0.17,    0.74,    0.98,    0.995],
      },
      phone: {
        same:               [0.6,     0.35,    0.005,   0.002],
        similar:            [0.04,    0.015,   0.002,   0.001],
        'same exchange':    [0.06,    0.12,    0.013,   0.008],
        differs:            [0.3,     0.515,   0.98,    0.989],
      },
      place: {
        'same address':     [0.56,    0.48,    0.008,   0.005],
        'same street':      [0.03,    0.06,    0.006,   0.01],
        'same postcode':    [0.11,    0.14,    0.015,   0.045],
        'same city':        [0.2,     0.17,    0.06,    0.2],
        differs:            [0.1,     0.15,    0.911,   0.74],
      },
    },
  },
};
