// Examples of requests and answers in the OpenAPI document, by operation. Everybody and everything in them is invented.
// Each is checked against the shape of its route when the document is made, so that none can stay behind a change.

/** What a request may send and what comes back. */
export interface Example {
  readonly body?: unknown;
  readonly answer?: readonly [status: string, value: unknown];
}

/** The examples, by operation id. */
export const examples: Readonly<Record<string, Example>> = {
  postInnovationsByCodeDecisions: {
    body: {
      step: 'return',
      version: 3,
      notes: { latar_belakang: 'Mohon tulis berapa balita yang tidak datang sebelum inovasi ini.' },
    },
    answer: ['200', { code: 'INV-4TR8K', state: 'returned', version: 4 }],
  },
  postInnovationsByCodeLevels: {
    body: {
      item: 'regulasi',
      level: 2,
      reason: 'SK kepala dinas, bukan peraturan daerah',
      version: 3,
    },
    answer: ['200', { code: 'INV-4TR8K', state: 'unit_endorsed', version: 4 }],
  },
  postBroadcastsPreview: {
    body: {
      audience: { roles: ['unit_admin'], work: ['not_begun'] },
      text: 'Yth. {nama}, mohon inovasi {unit} dikirim sebelum {tenggat}.',
    },
    answer: [
      '200',
      {
        file: null,
        count: 2,
        samples: [
          {
            name: 'Salmah Hayati, S.Kep.',
            text: 'Yth. Salmah Hayati, S.Kep., mohon inovasi Puskesmas Contoh dikirim sebelum 3 Januari 2027.',
          },
        ],
        unreachable: [{ name: 'Ahmad Rizani', why: 'no_address' }],
      },
    ],
  },
  postBroadcastsByCodeConfirm: { body: { count: 2, confirmation: '04821973' } },
  postInvitations: {
    body: {
      people: [
        {
          role: 'unit_admin',
          unitId: 'dinas-contoh',
          name: 'Siti Aminah',
          phone: '+6281234567890',
        },
      ],
    },
    answer: [
      '201',
      {
        items: [
          { id: 12, code: '0AJK025ZY4VBNZH9E5MP1Y0Q3X', expiresAt: '2026-12-04T00:00:00.000Z' },
        ],
      },
    ],
  },
  getInvitations: {
    answer: [
      '200',
      {
        items: [
          {
            ...{ id: 12, role: 'unit_admin', unitId: 'dinas-contoh', name: 'Siti Aminah' },
            ...{ state: 'open', usedBy: null },
            createdAt: '2026-12-01T00:00:00.000Z',
            expiresAt: '2026-12-04T00:00:00.000Z',
          },
        ],
      },
    ],
  },
  postRolesByIdEnd: { answer: ['200', { id: 7 }] },
  postEditionsByIdCalendarChanges: {
    body: { change: { what: 'move', no: 3, starts: '2026-12-15', ends: '2027-01-03' }, version: 1 },
  },
  postGakorChanges: { body: { what: 'add_unit', id: 1, unitId: 'dinas-contoh' } },
  putUnitsById: {
    body: { name: 'Dinas Kesehatan', kind: 'skpd', short: 'Dinkes', aliases: ['Dinas Kes'] },
  },
};
