/** China: the time limits of banks and insurers, and of the market authority. Data alone. */
import type { Regime } from '../../regime.ts';
import { PLAIN_CLOCK } from '../../regime-clock.ts';

/**
 * Banks and insurers in China: a decision within 15 days, 30 if the case is complex, and 60 if it
 * is particularly complex or has other special reasons and a superior has approved.
 *
 * The reasons are `complex-case` and `exceptional-case`. A withdrawal ends the handling the same
 * day.
 *
 * @see 中国银行保险监督管理委员会, 《银行业保险业消费投诉处理管理办法》 (2020).
 */
export const chinaFinancial: Regime = {
  id: 'china-financial',
  title: '银行业保险业消费投诉处理管理办法',
  jurisdiction: 'CN',
  scope: 'Complaints of consumers to banks and insurers, handled by these.',
  versions: [
    {
      id: 'from-2020-03-01',
      from: '2020-03-01',
      until: null,
      sources: [
        {
          title: '银行业保险业消费投诉处理管理办法',
          publisher: '中国银行保险监督管理委员会',
          year: 2020,
          section: '第三章',
          url: null,
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'decision',
          title: '15 日内作出处理决定并告知',
          basis: 'statutory',
          owner: 'firm',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'calendar-days', days: 15, lastDate: 'any-date' },
          extendedBy: [
            {
              reason: 'complex-case',
              target: { kind: 'calendar-days', days: 30, lastDate: 'any-date' },
            },
            {
              reason: 'exceptional-case',
              target: { kind: 'calendar-days', days: 60, lastDate: 'any-date' },
            },
          ],
          completedBy: ['responded'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'The second 30 days need the approval of a superior, and the customer is told.',
          checked: 'report',
          checkedAgainst: 'the report of Xinhua of 2020-01-17 on the measures',
        },
      ],
    },
  ],
};

/**
 * The market authority in China: seven working days to accept a complaint or not, and 45 working
 * days from then on to mediate.
 *
 * Both are clocks of the authority: a firm sees by them how long it may hear of a complaint. These
 * are the provisional measures of 2019; whether others have replaced them was not checked.
 *
 * @see 国家市场监督管理总局, 《市场监督管理投诉举报处理暂行办法》 (2019), 第十四条, 第二十一条.
 */
export const chinaMarketRegulation: Regime = {
  id: 'china-market-regulation',
  title: '市场监督管理投诉举报处理暂行办法',
  jurisdiction: 'CN',
  scope: 'Complaints of consumers to the market authority.',
  versions: [
    {
      id: 'from-2020-01-01',
      from: '2020-01-01',
      until: null,
      sources: [
        {
          title: '市场监督管理投诉举报处理暂行办法',
          publisher: '国家市场监督管理总局',
          year: 2019,
          section: '第十四条, 第二十一条',
          url: null,
        },
      ],
      clocks: [
        {
          ...PLAIN_CLOCK,
          id: 'acceptance',
          title: '七个工作日内决定是否受理',
          basis: 'statutory',
          owner: 'authority',
          isDuty: true,
          startsOn: 'received',
          target: { kind: 'business-days', days: 7, endsAt: 'end-of-date' },
          completedBy: ['accepted', 'closed'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'Closed means that the authority refused it.',
          checked: 'report',
          checkedAgainst: 'articles 14 and 21 as quoted in practice notes',
        },
        {
          ...PLAIN_CLOCK,
          id: 'mediation',
          title: '受理后四十五个工作日内调解',
          basis: 'statutory',
          owner: 'authority',
          isDuty: false,
          startsOn: 'accepted',
          target: { kind: 'business-days', days: 45, endsAt: 'end-of-date' },
          completedBy: ['resolved', 'closed'],
          cancelledBy: ['withdrawn'],
          onReopen: 'first-only',
          onRetarget: 'retroactive',
          note: 'Without an agreement by then the mediation is ended.',
          checked: 'report',
          checkedAgainst: 'articles 14 and 21 as quoted in practice notes',
        },
      ],
    },
  ],
};
