/** A bus for one user that starts only the services in one folder; `limits` are its elements of that name. */
export const BUS_CONFIG = (
  socket: string,
  services: string,
  limits = '',
): string => `<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
  ${limits}
</busconfig>
`;

/** One panel at the top with a tray and nothing else. */
export const PANEL_CONFIG = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="false"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="28"/>
      <property name="icon-size" type="uint" value="22"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
      <property name="hide-new-items" type="bool" value="false"/>
    </property>
  </property>
</channel>
`;

/** Notifications at the top right that stay until they are closed, and a history that keeps all. */
export const DUNST_CONFIG = (menu: string): string => `[global]
    monitor = 0
    follow = none
    origin = top-right
    offset = 10x40
    width = 360
    font = Sans 10
    history_length = 1000
    idle_threshold = 0
    markup = full
    dmenu = ${menu}
    mouse_left_click = do_action, close_current
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
`;

/** The file in the home folder that names the action to choose. */
export const CHOICE_FILE = 'chosen-action';

/** Stands where dmenu would: picks the line of dunst's menu with the label that was asked for. */
export const DUNST_MENU = `#!/bin/sh
grep -F -m1 -- "#$(cat "$HOME/${CHOICE_FILE}") ("
`;
