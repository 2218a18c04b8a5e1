/** Taiwan: the time limits of the two acts that protect consumers. Data alone. */
import type { Regime } from '../../regime.ts';
import { PLAIN_CLOCK } from '../../regime-clock.ts';

/**
 * Any business in Taiwan: a complaint is dealt with properly within 15 days.
 *
 * @see 《消費者保護法》, 第四十三條.
 */
export const taiwanConsumer: Regime = {
  id: 'taiwan-consumer',
  title: '消費者保護法',
  jurisdiction: 'TW',
  scope: 'Complaints of consumers to a business.',
  versions: [
    {
      id: 'in-force',
      from: null,
      until: null,
      sources: [
        {
          title: '消費者保護法',
          publisher: '行政院',
          year: 2015,
          section: '第四十三條',
          url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=J0170001',
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'handling',
          title: '十五日內妥適處理',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 15, lastDate: 'any-date' },
          completedBy: ['responded', 'resolved'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          checked: 'report',
          checkedAgainst: 'a notice of the Ministry of Justice of 2023 on the procedure',
        },
      ],
    },
  ],
};

/**
 * Financial businesses in Taiwan: an answer within 30 days, and then the customer's 60 days to go
 * to the body for financial disputes.
 *
 * @see 《金融消費者保護法》, 第十三條.
 */
export const taiwanFinancial: Regime = {
  id: 'taiwan-financial',
  title: '金融消費者保護法',
  jurisdiction: 'TW',
  scope: 'Complaints of financial consumers to a financial business.',
  versions: [
    {
      id: 'from-2011-12-30',
      from: '2011-12-30',
      until: null,
      sources: [
        {
          title: '金融消費者保護法',
          publisher: '金融監督管理委員會',
          year: 2011,
          section: '第十三條',
          url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=G0380226',
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'handling',
          title: '三十日內為適當之處理',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 30, lastDate: 'any-date' },
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          checked: 'text',
          checkedAgainst: 'article 32 of the act, which names the limit of 30 days of article 13',
        },
        {
          ...PLAIN_CLOCK,
          id: 'ombudsman',
          title: '六十日內申請評議',
          basis: 'statutory',
          owner: 'customer',
          isDuty: false,
          startsOn: 'responded',
          target: { kind: 'calendar-days', days: 60, lastDate: 'any-date' },
          completedBy: ['referred'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'Without an answer the 60 days begin when the 30 are over.',
          checked: 'report',
          checkedAgainst: 'the guide 樂齡金融生活指引 of the body itself, 財團法人金融消費評議中心',
        },
      ],
    },
  ],
};
