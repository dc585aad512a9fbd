/** What each figure of the benchmark has to be, by part and field. Times are for a quiet machine. */
export const bars: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  store: {
    durableWriteVsFsyncFloor: '≤ 3',
    groupCommitGain: '≥ 4',
    groupCommitGainOn1msDisk: '≥ 4',
    writeFlatness100kVs1k: '≤ 2',
    snapshotPauseMs: '≤ 10',
    vsLowdbJsonFile10k: '≥ 50',
    coldStartVsJsonParse: '≤ 2',
  },
  search: {
    cpuVsFuse10k: '≤ 0.02',
    cpuVsFuse100k: '≤ 0.005',
    recallAt5_10k: '≥ 0.98',
    recallAt5_100k: '≥ 0.98',
    p99Ms100k: '',
  },
  duplicates: { p99Ms10k: '', p99Ms100k: '', fullPassSeconds100k: '' },
  scoring: { trainSeconds36k: '', scoreMicroseconds: '', modelBytes: '' },
  answers: { p95Ms: '' },
  bot: {
    searchTurnVsEcho: '≥ 0.7',
    writeTurnVsEcho: '≥ 0.8',
    questionTurnVsEcho: '≥ 0.6',
    p99VsEcho: '',
    coldStartSeconds: '',
    rssMb10k: '',
  },
  postgres: { turnsPerSecond1: '', turnsPerSecond2Processes: '', searchP99Ms100k: '' },
};
