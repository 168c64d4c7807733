<?php
// sabre/vobject, which reads for Nextcloud. Feeds on standard input as a JSON list.
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/Sabre/VObject/autoload.php';

function moment($time)
{
    $value = $time->getDateTime();
    if (!$time->hasTime()) {
        return $value->format('Y-m-d');
    }
    return $value->setTimezone(new DateTimeZone('UTC'))->format('Y-m-d\TH:i:s\Z');
}

function told($text)
{
    $calendar = Sabre\VObject\Reader::read($text);
    $told = [];
    foreach ($calendar->VEVENT ?? [] as $event) {
        $told[] = [
            'uid' => (string) $event->UID,
            'start' => moment($event->DTSTART),
            'end' => moment($event->DTEND),
            // This version takes the backslash before these two for text.
            'summary' => preg_replace('/\\\\([,;])/', '$1', (string) $event->SUMMARY),
            'complaints' => array_map(fn($one) => $one['message'], $event->validate()),
        ];
    }
    return $told;
}

echo json_encode(array_map('told', json_decode(stream_get_contents(STDIN))));
