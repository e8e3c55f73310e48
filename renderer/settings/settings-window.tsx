import Bell from 'lucide-react/icons/bell';
import BellOff from 'lucide-react/icons/bell-off';
import CalendarDays from 'lucide-react/icons/calendar-days';
import CalendarOff from 'lucide-react/icons/calendar-off';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import Eye from 'lucide-react/icons/eye';
import Info from 'lucide-react/icons/info';
import MessageSquare from 'lucide-react/icons/message-square';
import MessagesSquare from 'lucide-react/icons/messages-square';
import Radio from 'lucide-react/icons/radio';
import Palette from 'lucide-react/icons/palette';
import Timer from 'lucide-react/icons/timer';
import User from 'lucide-react/icons/user';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../bridge';
import { Announcer } from '../ui/announcer';
import { TooltipLayer } from '../ui/tooltip';
import { useSection } from '../ui/use-section';
import { AboutSection } from './about-section';
import { ChannelSection } from './channel/channel-section';
import { ExceptionsSection } from './exceptions-section';
import { FocusSection } from './focus-section';
import { MeSection } from './me-section';
import { NotificationsSection } from './notifications-section';
import { PlannedSection } from './planned-section';
import { SECTION_NAMES, sectionNamed, type SectionName } from './section-names';
import styles from './settings.module.css';
import { SeenSection } from './seen/seen-section';
import { SilenceSection } from './silence-section';
import { SlackSection } from './slack/slack-section';
import { StartSection } from './start-section';
import { TeamsSection } from './teams/teams-section';
import { TakeBack } from './take-back';
import { WeekSection } from './week-section';

const SECTIONS: {
  readonly [name in SectionName]: { readonly Icon: typeof Bell; readonly Section: () => ReactNode };
} = {
  me: { Icon: User, Section: MeSection },
  week: { Icon: CalendarDays, Section: WeekSection },
  exceptions: { Icon: CalendarOff, Section: ExceptionsSection },
  planned: { Icon: CalendarClock, Section: PlannedSection },
  focus: { Icon: Timer, Section: FocusSection },
  silence: { Icon: BellOff, Section: SilenceSection },
  channel: { Icon: Radio, Section: ChannelSection },
  slack: { Icon: MessageSquare, Section: SlackSection },
  teams: { Icon: MessagesSquare, Section: TeamsSection },
  seen: { Icon: Eye, Section: SeenSection },
  notifications: { Icon: Bell, Section: NotificationsSection },
  start: { Icon: Palette, Section: StartSection },
  about: { Icon: Info, Section: AboutSection },
};

/** Everything that can be set; a change applies at once. */
export function SettingsWindow() {
  const words = useWords();
  const name = sectionNamed(useSection());
  const { Section } = SECTIONS[name];
  const main = useRef<HTMLElement>(null);
  const side = useRef<HTMLElement>(null);

  useEffect(() => {
    document.title = words('settings.window-title');
  }, [words]);
  useEffect(() => {
    main.current?.scrollTo(0, 0);
    side.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [name]);

  return (
    <div className={styles.window}>
      <nav ref={side} aria-label={words('settings.title')} className={styles.side}>
        <ul>
          {SECTION_NAMES.map((each) => {
            const { Icon } = SECTIONS[each];
            return (
              <li key={each}>
                <a
                  href={`#${each}`}
                  draggable={false}
                  aria-current={each === name ? 'page' : undefined}
                  className={styles.link}
                >
                  <Icon aria-hidden="true" />
                  {words(`settings.sections.${each}`)}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      <main ref={main} className={styles.main}>
        <div className={styles.page}>
          <header>
            <h1 className={styles.title}>{words(`settings.sections.${name}`)}</h1>
            <p className={styles.lead}>{words(`settings.leads.${name}`)}</p>
          </header>
          <Section key={name} />
        </div>
        <TakeBack />
        <Announcer />
        <TooltipLayer />
      </main>
    </div>
  );
}
